import type { ComponentChildren } from "preact";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Settings } from "../../common/parts/Settings";
import { usePlace } from "../../common/router";
import { useCommon } from "../../common/words";
import { useDesk } from "../deeds/words";
import { signIn } from "../session";

/** Nobody is signed in: why, and the way to the issuer's page. What somebody has typed stays in this tab. */
export function SignIn({ ended }: { readonly ended: boolean }): ComponentChildren {
  const { frame } = useDesk();
  const { session } = useCommon();
  const why = usePlace().query.get("why") ?? "";
  const reason = (frame.why as Record<string, string>)[why];
  return (
    <div class="signing">
      <header class="bar">
        <span class="brand">{frame.brand}</span>
        <Settings />
      </header>
      <main id="main">
        <Page title={frame.signIn}>
          {ended && <p class="notice warn" role="status">{session.ended}</p>}
          {reason && <p class="notice bad" role="alert">{reason}</p>}
          <p>{frame.signInAbout}</p>
          <p>
            <Button onPress={signIn}>{frame.toIssuer}</Button>
          </p>
        </Page>
      </main>
    </div>
  );
}

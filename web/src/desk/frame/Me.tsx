import type { ComponentChildren } from "preact";
import { forgetTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { go } from "../../common/router";
import { listed, useCommon } from "../../common/words";
import { Panel } from "../deeds/Panel";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { KeysSwitch } from "../keys/KeysSwitch";
import { session } from "../session";

/** Who is signed in, as the issuer says, and how one leaves. */
export function Me(): ComponentChildren {
  const { frame, deeds } = useDesk();
  const { session: words } = useCommon();
  const me = useMe();
  const leave = useDeed(async (everywhere: boolean) => {
    await session.end(everywhere);
    forgetTyped();
    go("/");
  });
  return (
    <Page title={frame.me}>
      <Panel title={me.name}>
        <dl class="facts">
          <dt>{frame.number}</dt>
          <dd class="digits">{me.number}</dd>
          <dt>{frame.roles}</dt>
          <dd>{listed(me.roles.map((role) => (deeds.role as Record<string, string>)[role] ?? role))}</dd>
        </dl>
        <p class="hint">{frame.meAbout}</p>
        {leave.failed && <Failed why={leave.failed} />}
        <div class="row">
          <Button kind="plain" busy={leave.busy} onPress={() => void leave.run(false)}>{words.signOut}</Button>
          <Button kind="danger" busy={leave.busy} onPress={() => void leave.run(true)}>{words.everywhere}</Button>
        </div>
        <p class="hint">{frame.leaving}</p>
      </Panel>
      <KeysSwitch />
    </Page>
  );
}

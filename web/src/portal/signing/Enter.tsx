import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useDeed } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { href, replace } from "../../common/router";
import { useCommon } from "../../common/words";
import type { PageProps } from "../pages";
import { session } from "../session";
import { usePortal } from "../words";

/** `#/enter?challenge=…&code=…`: signs in at once and goes on to `to`, a page of the portal, or home. */
export function Enter({ query }: PageProps): ComponentChildren {
  const { signing } = usePortal();
  const { working } = useCommon();
  const enter = useDeed(async () => {
    await session.begin({ challenge: query.get("challenge") ?? "", code: query.get("code") ?? "" });
    replace(`#/${(query.get("to") ?? "").replace(/^#?\/?/, "")}`);
  });
  useEffect(() => void enter.run(), []);
  return (
    <Page title={signing.signIn} back="#/">
      {enter.failed ? <Failed why={enter.failed} /> : <p class="busy" role="status">{working}</p>}
      {enter.failed && <p><a class="button" href={href("me")}>{signing.byPhone}</a></p>}
    </Page>
  );
}

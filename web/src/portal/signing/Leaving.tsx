import type { ComponentChildren } from "preact";
import { forgetTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Failed } from "../../common/parts/States";
import { go } from "../../common/router";
import { useCommon } from "../../common/words";
import { session } from "../session";
import { usePortal } from "../words";

export function Leaving(): ComponentChildren {
  const { signing } = usePortal();
  const { session: words } = useCommon();
  const leave = useDeed(async (everywhere: boolean) => {
    await session.end(everywhere);
    forgetTyped();
    go("#/");
  });
  return (
    <section class="card stack" aria-labelledby="leaving">
      <h2 id="leaving">{words.signOut}</h2>
      {leave.failed && <Failed why={leave.failed} />}
      <p class="hint">{signing.leaving}</p>
      <p class="row">
        <Button kind="plain" busy={leave.busy} onPress={() => void leave.run(false)}>{signing.here}</Button>
        <Button kind="danger" busy={leave.busy} onPress={() => void leave.run(true)}>{words.everywhere}</Button>
      </p>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { useDesk } from "../deeds/words";
import { KeysSwitch } from "./KeysSwitch";

/** Every key of the desk. */
export function Keys(): ComponentChildren {
  const { frame } = useDesk();
  return (
    <Page title={frame.keys.title}>
      <dl class="facts keys">
        {Object.entries(frame.keys.each).map(([key, what]) => [
          <dt key={key}><kbd>{key}</kbd></dt>,
          <dd key={`${key}-what`}>{what}</dd>,
        ])}
      </dl>
      <KeysSwitch />
    </Page>
  );
}

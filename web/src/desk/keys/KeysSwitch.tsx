import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../deeds/words";
import { keysOn, setKeys } from "./keys";

export function KeysSwitch(): ComponentChildren {
  const { frame } = useDesk();
  const [on, set] = useState(keysOn());
  const turn = (): void => {
    setKeys(!on);
    set(!on);
  };
  return (
    <label class="choice">
      <input type="checkbox" checked={on} onChange={turn} />
      <span>
        {frame.keys.on}
        <span class="hint">{frame.keys.onHint}</span>
      </span>
    </label>
  );
}

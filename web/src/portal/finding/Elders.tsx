import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { choose, large } from "../../common/preferences";
import { usePortal } from "../words";

/** 长辈版 on the first screen: one press, and the same again to go back. */
export function Elders(): ComponentChildren {
  const { finding } = usePortal();
  const [on, set] = useState(large() !== "0");
  const turn = (): void => {
    choose("large", on ? "0" : "1");
    set(!on);
  };
  return (
    <button type="button" class="elders" aria-pressed={on} onClick={turn}>
      <b aria-hidden="true">{finding.letter}</b>
      <span>
        {finding.elders}
        <span class="hint">{on ? finding.eldersOn : finding.eldersOff}</span>
      </span>
    </button>
  );
}

import type { ComponentChildren } from "preact";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import { Screen } from "./Screen";

interface Props {
  readonly kind: "lost" | "outOfOrder" | "dead" | "starting";
  readonly phone: string;
}

/** What still works, and whom to call. */
export function Trouble({ kind, phone }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  if (kind === "starting") return <Screen says={own.starting} moment={kind} />;
  return (
    <Screen says={own[kind]} moment={kind}>
      <p class="notice bad">{own[`${kind}Hint`]}</p>
      <p class="call">{own.call(phone)}</p>
    </Screen>
  );
}

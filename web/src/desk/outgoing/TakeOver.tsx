import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { Plain } from "../deeds/Plain";
import { useDesk } from "../deeds/words";

/** The front desk takes the certificate over. */
export function TakeOver(given: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  return <Plain {...given} route="POST /staff/cases/{case}/result-handover" button={words.takeOver} about={words.takeOverAbout} />;
}

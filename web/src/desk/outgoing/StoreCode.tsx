import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { useDesk } from "../deeds/words";
import { CodeDeed } from "./CodeDeed";
import { usePlace } from "./place";

/** The code with which the duty helper stores a verified result. */
export function StoreCode(given: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  const place = usePlace(given.of);
  return <CodeDeed {...given} route="POST /staff/cases/{case}/store-code" purpose="store" title={words.store} about={words.storeAbout(...place)} />;
}

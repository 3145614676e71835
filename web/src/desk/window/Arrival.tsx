import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { Plain } from "../deeds/Plain";
import { useDesk } from "../deeds/words";

/** The window has got the certificate from the department. */
export function Arrival(given: ActionProps): ComponentChildren {
  const { window: words } = useDesk();
  return <Plain {...given} route="POST /staff/cases/{case}/result-arrival" button={words.arrive} about={words.arriveAbout} />;
}

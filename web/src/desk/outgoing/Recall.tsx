import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { useDesk } from "../deeds/words";
import { CodeDeed } from "./CodeDeed";

/** The code with which an uncollected result is taken back; also before its time is over. */
export function Recall(given: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  const about = given.of.outbound?.state === "overdue" ? words.recallAbout : words.recallEarlyAbout;
  return <CodeDeed {...given} route="POST /staff/cases/{case}/recall-code" purpose="recall" title={words.recall} about={about} sure={words.recallSure} />;
}

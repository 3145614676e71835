import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { OneField } from "../deeds/OneField";
import { useDesk } from "../deeds/words";

/** Given to the applicant over the counter, or delivered by the mail. */
export function HandOver(given: ActionProps): ComponentChildren {
  const { outgoing: words, deeds } = useDesk();
  const mailed = given.of.outbound?.state === "posted";
  return (
    <OneField
      {...given}
      route="POST /staff/cases/{case}/counter-handover"
      button={mailed ? words.delivered : words.counter}
      field="proof"
      label={deeds.proof}
      hint={deeds.proofHint}
      needed={deeds.proofNeeded}
      sure={words.counterSure}
    />
  );
}

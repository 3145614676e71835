import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { OneField } from "../deeds/OneField";
import { useDesk } from "../deeds/words";

/** Handed to the mail. */
export function Dispatch(given: ActionProps): ComponentChildren {
  const { outgoing: words, deeds } = useDesk();
  return (
    <OneField
      {...given}
      route="POST /staff/cases/{case}/dispatch"
      button={words.dispatch}
      about={given.of.address && `${words.dispatchTo} ${given.of.address}`}
      field="tracking"
      label={deeds.tracking}
      needed={deeds.trackingNeeded}
      sure={words.dispatchSure}
    />
  );
}

import type { ComponentChildren } from "preact";
import type { ActionProps } from "../deeds/action";
import { OneField } from "../deeds/OneField";
import { useDesk } from "../deeds/words";

/** The mail has brought a result or papers back undelivered. */
export function MailReturn(given: ActionProps): ComponentChildren {
  const { window: words, deeds } = useDesk();
  return (
    <OneField
      {...given}
      second
      route="POST /staff/cases/{case}/mail-return"
      button={words.mailReturn}
      about={words.mailReturnAbout}
      field="tracking"
      label={deeds.tracking}
      needed={deeds.trackingNeeded}
    />
  );
}

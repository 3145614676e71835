import type { ComponentChildren } from "preact";
import { moment } from "../../common/times";
import type { ActionProps } from "../deeds/action";
import { useDesk } from "../deeds/words";
import { usePlace } from "./place";

/** Where a stored result waits, and until when. */
export function Stored({ of }: Pick<ActionProps, "of">): ComponentChildren {
  const { outgoing: words } = useDesk();
  const place = usePlace(of);
  const late = of.outbound?.state === "overdue";
  return (
    <p class={late ? "notice warn" : "notice"}>
      {late ? words.overdue(...place) : words.stored(...place)}
      {!late && of.outbound?.until && ` ${words.storedUntil(moment(of.outbound.until))}`}
    </p>
  );
}

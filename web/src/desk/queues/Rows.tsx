import type { ComponentChildren } from "preact";
import type { CaseLine } from "../../api/routes";
import { href } from "../../common/router";
import { duration, now } from "../../common/times";
import { said } from "../../common/words";
import { holder } from "../deeds/hands";
import { useDesk } from "../deeds/words";
import { Hand } from "./Hand";

interface Props {
  readonly of: readonly CaseLine[];
  readonly again: () => void;
}

/** A real table: number, item, age, what is left, place, person, and what can be done at once. */
export function Rows({ of, again }: Props): ComponentChildren {
  const { queues } = useDesk();
  const { number, item, age, left, place, who, hand } = queues.columns;
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label={queues.table}>
      <table class="rows">
        <thead>
          <tr>
            {[number, item, age, left, place, who].map((name) => <th scope="col" key={name}>{name}</th>)}
            <th scope="col"><span class="visually-hidden">{hand}</span></th>
          </tr>
        </thead>
        <tbody>{of.map((line) => <Row key={line.case} of={line} again={again} />)}</tbody>
      </table>
    </div>
  );
}

const DAY = 86_400;

function Row({ of, again }: { readonly of: CaseLine; readonly again: () => void }): ComponentChildren {
  const { queues, deeds } = useDesk();
  return (
    <tr>
      <th scope="row"><a class="digits" href={href("cases", of.case)}>{of.case_number ?? queues.noNumber}</a></th>
      <td>{said(of.name)}<span class="muted small-line">{said(of.department)}</span></td>
      <td class={ageClass(of.age)}>{of.age === null ? "" : duration(of.age)}</td>
      <td><Left of={leftOf(of)} /></td>
      <td>{placeOf(of)}{of.queue_number && <span class="small-line digits">{queues.drawn(of.queue_number)}</span>}</td>
      <td class={of.taken_by ? "" : "muted"}>{holder(of.taken_by, of.responsible, deeds)}</td>
      <td><Hand of={of} done={again} /></td>
    </tr>
  );
}

function ageClass(age: number | null): string {
  if (age === null || age < DAY) return "age";
  return age < 2 * DAY ? "age soon" : "age late";
}

/** Of the pre-review's hours, or of the envelope's time at its door. */
const leftOf = (of: CaseLine): number | null => of.left ?? (of.until === null ? null : of.until - now());

/** Words and a colour: "3 hours left", "late by 2 hours". */
function Left({ of }: { readonly of: number | null }): ComponentChildren {
  const { queues } = useDesk();
  if (of === null) return null;
  if (of < 0) return <span class="tag bad">{queues.late(duration(of))}</span>;
  return <span class={of < DAY / 4 ? "tag warn" : "tag"}>{queues.left(duration(of))}</span>;
}

function placeOf(of: CaseLine): string {
  if (of.cabinet_name) return `${said(of.cabinet_name)} ${of.door ?? ""}`;
  return of.item_window ? said(of.item_window) : "";
}

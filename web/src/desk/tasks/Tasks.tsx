import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { TaskSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { duration, now } from "../../common/times";
import { said as inLanguage } from "../../common/words";
import { roleOf, person } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { said } from "./said";

const SECONDS = 10;
const DAY = 86_400;

/** What cabinets could not mend by themselves, oldest first. */
export function Tasks(): ComponentChildren {
  const { tasks: words } = useDesk();
  const me = useMe();
  const [mine, only] = useState(false);
  const found = useRoute("GET /staff/tasks", { query: { limit: 100 } }, { whole: true, every: SECONDS });
  const shown = (rows: readonly TaskSeen[]): readonly TaskSeen[] =>
    mine ? rows.filter((row) => me.roles.some((role) => row.workers.includes(role))) : rows;
  return (
    <Page title={words.title}>
      <div class="row spread">
        <p class="muted">{words.about}</p>
        <label class="tick">
          <input type="checkbox" checked={mine} onChange={() => only(!mine)} />
          {words.mineOnly}
        </label>
      </div>
      <Awaited of={found}>{(page) => <Rows rows={shown(page.items)} />}</Awaited>
    </Page>
  );
}

function Rows({ rows }: { readonly rows: readonly TaskSeen[] }): ComponentChildren {
  const { tasks: words } = useDesk();
  const { what, place, said: told, case: about, age, who } = words.columns;
  if (!rows.length) return <p class="notice good">{words.empty}</p>;
  return (
    <div class="table-box">
      <table class="rows">
        <thead>
          <tr>{[what, place, told, about, age, who].map((name) => <th scope="col" key={name}>{name}</th>)}</tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: TaskSeen }): ComponentChildren {
  const { tasks: words, deeds, window: counter } = useDesk();
  const age = now() - row.at;
  return (
    <tr>
      <th scope="row"><a href={href("tasks", row.id)}>{words.kinds[row.kind]}</a></th>
      <td>{placeOf(row, words.desk)}</td>
      <td class="muted">{said(row, words, counter).words}</td>
      <td class="digits">{row.case_number ?? ""}</td>
      <td class={age > DAY ? "late" : ""}>{duration(age)}</td>
      <td>{row.taken_by ? person(row.taken_by) : <span class="muted">{roleOf(row.responsible, deeds)}</span>}</td>
    </tr>
  );
}

const DOOR = /^[A-F]\d\d$/;

/** The cabinet and its door or bank, or the hall for what concerns no cabinet. */
export function placeOf(row: TaskSeen, hall: string): string {
  if (!row.cabinet) return hall;
  const name = row.cabinet_name ? inLanguage(row.cabinet_name) : row.cabinet;
  return DOOR.test(row.place) || /^[A-F]$/.test(row.place) ? `${name} ${row.place}` : name;
}

export const isDoor = (row: TaskSeen): boolean => DOOR.test(row.place);

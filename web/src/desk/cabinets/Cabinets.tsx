import type { ComponentChildren } from "preact";
import type { CabinetSeen, DoorUse } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { duration, now } from "../../common/times";
import { said } from "../../common/words";
import { useDesk } from "../deeds/words";
import { HealthTag } from "./HealthTag";

/** The centre's cabinets, each in one line. */
export function Cabinets(): ComponentChildren {
  const { cabinets: words } = useDesk();
  const found = useRoute("GET /staff/cabinets", { query: { limit: 100 } }, { whole: true, every: 15 });
  return (
    <Page title={words.title}>
      <p class="muted">{words.about}</p>
      <Awaited of={found}>{(page) => (page.items.length ? <Rows rows={page.items} /> : <p class="notice">{words.empty}</p>)}</Awaited>
    </Page>
  );
}

function Rows({ rows }: { readonly rows: readonly CabinetSeen[] }): ComponentChildren {
  const { columns } = useDesk().cabinets;
  return (
    <div class="table-box">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{columns.cabinet}</th>
            <th scope="col">{columns.health}</th>
            {[columns.free, columns.inUse, columns.doubt, columns.disabled].map((name) => <th scope="col" class="number" key={name}>{name}</th>)}
            <th scope="col">{columns.seen}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.cabinet} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: CabinetSeen }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const count = (...uses: readonly DoorUse[]): number => Object.values(row.doors).filter((door) => uses.includes(door.use)).length;
  return (
    <tr>
      <th scope="row">
        <a href={href("cabinets", row.cabinet)}>{nameOf(row)}</a>
        {row.site && <span class="muted under">{said(row.site)}</span>}
      </th>
      <td><HealthTag of={row} /></td>
      <td class="number">{count("free")}</td>
      <td class="number">{count("reserved", "occupied", "releasing")}</td>
      <td class="number">{count("quarantined")}</td>
      <td class="number">{count("disabled")}</td>
      <td>{row.seen ? words.ago(duration(now() - row.seen)) : words.never}</td>
    </tr>
  );
}

export const nameOf = (row: CabinetSeen): string => (row.name ? said(row.name) : row.cabinet);

import type { ComponentChildren } from "preact";
import type { LettersWaiting } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { useDesk } from "../deeds/words";

/** What failed too often, by kind; for an administrator. */
export function Letters(): ComponentChildren {
  const { letters: words } = useDesk();
  const waiting = useRoute("GET /staff/dead-letters", {}, { every: 15 });
  return (
    <Page title={words.title}>
      <p class="muted">{words.about}</p>
      <Awaited of={waiting}>{(found) => <Kinds rows={found.items} />}</Awaited>
    </Page>
  );
}

function Kinds({ rows }: { readonly rows: readonly LettersWaiting[] }): ComponentChildren {
  const { letters: words } = useDesk();
  return (
    <>
      {rows.every((row) => row.waiting === 0) && <p class="notice good">{words.calm}</p>}
      <div class="table-box">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{words.columns.queue}</th>
              <th scope="col">{words.columns.about}</th>
              <th scope="col" class="number">{words.columns.waiting}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Kind key={row.queue} row={row} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function Kind({ row }: { readonly row: LettersWaiting }): ComponentChildren {
  const { letters: words } = useDesk();
  const queue = row.queue as keyof typeof words.queues;
  return (
    <tr>
      <th scope="row"><a href={href("letters", row.queue)}>{words.queues[queue] ?? row.queue}</a></th>
      <td class="muted">{words.queueAbout[queue]}</td>
      <td class="number">{row.waiting ? <span class="tag warn">{words.waiting(row.waiting)}</span> : "0"}</td>
    </tr>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { LetterRecordSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { moment } from "../../common/times";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";

/** Who sent letters round again or gave them up, newest first; looked at anew when something was done (`since`). */
export function DealtWith({ queue, since }: { readonly queue: string; readonly since: number }): ComponentChildren {
  const { letters: words } = useDesk();
  const records = useRoute("GET /staff/dead-letters/{queue}/dealt-with", { path: { queue }, query: { limit: 50 } });
  useEffect(() => records.again(), [since]);
  return (
    <Panel title={words.dealtWith}>
      <Awaited of={records}>{(found) => (found.items.length ? <Records rows={found.items} /> : <p class="muted">{words.dealtNone}</p>)}</Awaited>
    </Panel>
  );
}

function Records({ rows }: { readonly rows: readonly LetterRecordSeen[] }): ComponentChildren {
  const { letters: words } = useDesk();
  const { at, action, count, by, reason } = words.dealtColumns;
  return (
    <div class="table-box">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{at}</th>
            <th scope="col">{action}</th>
            <th scope="col" class="number">{count}</th>
            <th scope="col">{by}</th>
            <th scope="col">{reason}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.at}-${row.letters[0]}`}>
              <td class="digits">{moment(row.at)}</td>
              <td>{words.actions[row.action]}</td>
              <td class="number">{row.letters.length}</td>
              <td class="digits">{row.number || row.by}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";

/** Whose `who` says something to a reader: a cabinet and its door, a window, a tracking number. Persons are ids. */
const PLACED = new Set<string>(["cabinet", "window", "courier", "department"]);

/** Who had each envelope when, first to last, and whether the record is whole. */
export function Custody({ id }: { readonly id: string }): ComponentChildren {
  const { file } = useDesk();
  const found = useRoute("GET /staff/cases/{case}/custody", { path: { case: id } }, { every: 20 });
  if (found.found && !found.found.chain.length) return null;
  return (
    <Panel title={file.chain}>
      <Awaited of={found}>
        {({ chain }) => chain.map((one) => (
          <div class="stack" key={one.envelope}>
            <p class="row spread">
              <b>{one.direction === "inbound" ? file.inbound : file.outbound}</b>
              <span class={one.unbroken ? "tag good" : "tag bad"}>{one.unbroken ? file.unbroken : file.broken}</span>
            </p>
            <ol class="chain">
              {one.holders.toReversed().map((holder) => (
                <li key={`${holder.since}${holder.event}`}>
                  <span class="muted digits">{moment(holder.since)}</span> {said(holder.holder)} {PLACED.has(holder.kind) && <span class="digits">{holder.who}</span>}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Awaited>
    </Panel>
  );
}

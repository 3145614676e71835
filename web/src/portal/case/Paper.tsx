import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** Where the papers are now, who had them before, and whether the record is whole. */
export function Paper({ of }: { readonly of: CaseView }): ComponentChildren {
  const { paper } = usePortal().case;
  const found = useRoute("GET /cases/{case}/custody", { path: { case: of.case } }, { every: 10, skip: !of.inbound && !of.outbound });
  if (!of.inbound && !of.outbound) return null;
  return (
    <section class="stack">
      <h2>{paper.title}</h2>
      <Awaited of={found}>
        {({ chain }) => chain.map((one) => (
          <div class="card stack" key={one.envelope}>
            <p class="row spread">
              <b>{one.direction === "inbound" ? paper.inbound : paper.outbound}</b>
              <span class={one.unbroken ? "tag good" : "tag bad"}>{one.unbroken ? paper.unbroken : paper.broken}</span>
            </p>
            <ol class="holders">
              {one.holders.toReversed().map((holder, index) => (
                <li key={`${holder.since}${holder.event}`} aria-current={index === 0 ? "true" : undefined}>
                  {said(holder.holder)} <span class="muted digits">{moment(holder.since)}</span>
                </li>
              ))}
            </ol>
            <p class="hint">{paper.numbers}</p>
          </div>
        ))}
      </Awaited>
    </section>
  );
}

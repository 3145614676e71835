import type { ComponentChildren } from "preact";
import type { Fee, ItemGuide } from "../../api/routes";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";

export function GuideFacts({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { finding } = usePortal();
  const centre = useCentre();
  const { fact } = finding;
  return (
    <section class="card stack" aria-labelledby="facts">
      <h2 id="facts">{finding.facts}</h2>
      <dl class="facts">
        <dt>{fact.who}</dt>
        <dd>{of.party_kinds.map((kind) => finding.kindsShort[kind]).join(finding.and)}</dd>
        <dt>{fact.days}</dt>
        <dd>{finding.promised(of.promised_days, of.legal_days)}{of.handling === "immediate" && ` · ${finding.immediate}`}</dd>
        <dt>{fact.how}</dt>
        <dd>{of.no_meeting ? finding.noMeeting : finding.meeting}{of.locker ? finding.byLocker : finding.noLocker}</dd>
        <dt>{fact.where}</dt>
        <dd>{said(centre.name)}{of.window && ` · ${said(of.window)}`}</dd>
        <dt>{fact.fees}</dt>
        <dd>{of.fees.length ? <Fees of={of.fees} /> : finding.free}</dd>
        {of.notice_days > 0 && (
          <>
            <dt>{fact.notice}</dt>
            <dd>{finding.noticeDays(of.notice_days)}</dd>
          </>
        )}
        <dt>{fact.result}</dt>
        <dd>{said(of.result)}</dd>
      </dl>
    </section>
  );
}

const FEN = 100;

function Fees({ of }: { readonly of: readonly Fee[] }): ComponentChildren {
  const { finding } = usePortal();
  return (
    <ul>
      {of.map((one) => (
        <li key={one.name.zh}>
          {said(one.name)} {one.amount_fen === null ? finding.byRule : finding.yuan(one.amount_fen / FEN)}
          <span class="hint"> {said(one.basis)}</span>
        </li>
      ))}
    </ul>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseFile, Channel } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { moment } from "../../common/times";
import { nameOf } from "../cabinets/Cabinets";
import type { ActionProps } from "../deeds/action";
import { Panel } from "../deeds/Panel";
import { Plain } from "../deeds/Plain";
import { useDesk } from "../deeds/words";
import { AskConsent } from "./AskConsent";
import { RecordConsent } from "./RecordConsent";

/** Another way to collect than the applicant chose: only after a yes. */
export function Consent({ of, done }: ActionProps): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const cabinets = useRoute("GET /staff/cabinets", { query: { limit: 100 } }, { whole: true });
  const named = (channel: Channel | null, cabinet: string | null): string => {
    const found = cabinets.found?.items.find((one) => one.cabinet === cabinet);
    return channel === "locker" && found ? words.locker(nameOf(found)) : channel ? deeds.channel[channel] : "";
  };
  const choices = cabinets.found?.items.map((one) => ({ value: one.cabinet, label: nameOf(one) })) ?? [];
  return (
    <details class="card panel">
      <summary><h2>{words.consent}</h2></summary>
      <p>{words.consentNow(named(of.collecting, of.collecting_cabinet))}</p>
      {of.collecting_proposal && <Asked of={of} done={done} way={named(of.collecting_proposal.channel, of.collecting_proposal.cabinet)} />}
      <div class="columns">
        <Panel title={words.ask}><AskConsent of={of} done={done} cabinets={choices} /></Panel>
        <Panel title={words.record}><RecordConsent of={of} done={done} cabinets={choices} /></Panel>
      </div>
    </details>
  );
}

function Asked({ of, done, way }: { readonly of: CaseFile; readonly done: () => void; readonly way: string }): ComponentChildren {
  const { window: words } = useDesk();
  const about = words.asked(way, moment(of.collecting_proposal?.at ?? 0));
  return <Plain of={of} done={done} route="POST /staff/cases/{case}/consent-withdrawal" button={words.askBack} about={about} />;
}

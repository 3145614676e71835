import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { replace } from "../../common/router";
import { day } from "../../common/times";
import { listed, said } from "../../common/words";
import { useWrite } from "../../common/write";
import { useCentre } from "../centre";
import { faultsOf } from "../parts/faults";
import { usePortal } from "../words";
import { Answer } from "./Answer";
import { type Choice, type Draft, filesOf, pageOf, standingOf, uploadsOf, useChoice } from "./draft";
import { collectingOf, openTasks } from "./submission";

/** Everything once more, each with its way to change it, before it is sent. */
export function Check({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { view, notice } = draft;
  const { filing } = usePortal();
  const choice = useChoice(draft);
  const [own, show] = useState<readonly Fault[]>([]);
  const submit = useWrite("POST /cases/{case}/submission", () => {
    choice.forget();
    draft.again();
    replace(pageOf(view, "done"));
  });
  const refused = useMemo(() => faultsOf(submit.failed, fieldsOf(draft)), [submit.failed]);
  const faults = own.length ? own : refused;
  const send = (event: Event): void => {
    event.preventDefault();
    const open = openTasks(draft, choice, filing);
    show(open);
    if (!open.length) void submit.run({ path: { case: view.case }, body: { collecting: collectingOf(choice), notice_from: notice ? choice.from : null } });
  };
  return (
    <Page title={filing.check} back={pageOf(view)}>
      <ErrorSummary faults={faults} />
      {submit.failed && !faults.length && <Failed why={submit.failed} />}
      <Answers draft={draft} choice={choice} />
      <form onSubmit={send} class="stack">
        <p class="notice">{filing.declare}</p>
        <p><Button submit busy={submit.busy}>{filing.submit}</Button></p>
      </form>
    </Page>
  );
}

function fieldsOf({ view }: Draft): Record<string, string> {
  const materials = uploadsOf(view).map((one) => [`materials.${one.id}`, `materials.${one.id}`]);
  return { ...Object.fromEntries(materials), "collecting.channel": "collecting", "collecting.cabinet": "collecting", "collecting.address": "collecting", "notice_from": "notice_from" };
}

function Answers({ draft, choice }: { readonly draft: Draft; readonly choice: Choice }): ComponentChildren {
  const { view, notice } = draft;
  const { filing } = usePortal();
  return (
    <section class="card">
      <dl class="answers">
        <Answer title={filing.item} value={said(view.name)} />
        {view.uscc && <Answer title={filing.applicant} value={view.uscc} />}
        {uploadsOf(view).map((one) => (
          <Answer key={one.id} id={`materials.${one.id}`} to={pageOf(view, "materials", one.id)} title={said(one.name)}
            value={listed(filesOf(view, one.id).map((file) => file.name))} wrong={standingOf(view, one.id) === "wrong" ? filing.standing.wrong : undefined} />
        ))}
        {notice > 0 && <Answer id="notice_from" to={pageOf(view, "notice")} title={filing.notice} value={choice.from && day(Date.parse(choice.from) / 1000)} />}
        <Answer id="collecting" to={pageOf(view, "collecting")} title={filing.collecting} value={choice.channel && filing.channels[choice.channel]}>
          {choice.channel === "mail" && choice.address}
          {choice.channel === "locker" && choice.cabinet && <CabinetName of={choice.cabinet} low={choice.low} />}
        </Answer>
      </dl>
    </section>
  );
}

function CabinetName({ of, low }: { readonly of: string; readonly low: boolean }): ComponentChildren {
  const { filing } = usePortal();
  const { centre } = useCentre();
  const known = useRoute("GET /cabinets/{cabinet}", { path: { cabinet: of }, query: { centre } }).found;
  if (!known) return null;
  return <>{said(known.name)} <span class="hint">{said(known.address)}{low && ` · ${filing.low}`}</span></>;
}

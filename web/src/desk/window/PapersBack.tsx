import type { ComponentChildren } from "preact";
import type { CaseFile, EnvelopeSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { moment } from "../../common/times";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { OneField } from "../deeds/OneField";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** Papers that staff owe to the applicant: over the counter, by mail, delivered. */
export function PapersBack({ of, done }: ActionProps): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const custody = useRoute("GET /staff/cases/{case}/custody", { path: { case: of.case } });
  const owed = custody.found?.now.filter((one) => of.to_return?.envelopes.includes(one.envelope)) ?? [];
  const refresh = (): void => {
    custody.again();
    done();
  };
  return (
    <>
      {of.to_return && <About of={of.to_return} />}
      <HandOver of={of} done={refresh} owed={owed} />
      {owed.some((one) => one.state === "to_return") && (
        <OneField
          of={of}
          done={refresh}
          second
          route="POST /staff/cases/{case}/papers-dispatch"
          button={words.post}
          field="tracking"
          label={deeds.tracking}
          needed={deeds.trackingNeeded}
        />
      )}
    </>
  );
}

function About({ of }: { readonly of: NonNullable<CaseFile["to_return"]> }): ComponentChildren {
  const { window: words } = useDesk();
  return (
    <p class="notice warn">{words.backAbout(of.envelopes.length, moment(of.until))}</p>
  );
}

function HandOver({ of, done, owed }: ActionProps & { readonly owed: readonly EnvelopeSeen[] }): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/papers-handover", done);
  const form = useForm(`papers-back.${of.case}`, {
    first: { proof: "", which: "" },
    faults: (given) => ({ proof: !given.proof.trim() && deeds.proofNeeded, which: owed.length > 1 && !given.which && deeds.choose(words.which) }),
    failed: write.failed,
  });
  const chosen = form.given.which && form.given.which !== "all" ? { envelopes: [form.given.which] } : {};
  const send = (): Promise<boolean> => write.run({ path: { case: of.case }, body: { proof: form.given.proof, ...chosen } });
  return (
    <Panel title={words.handOver}>
      <DeedForm form={form} button={words.handOver} sure={words.handOverSure} deed={write} onSend={send}>
        {owed.length > 1 && (
          <Choices
            id={`${form.id}-which`}
            legend={words.which}
            value={form.given.which}
            onChoose={(value) => form.set("which", value)}
            choices={owed.map((one, index) => ({ value: one.envelope, label: one.state === "posted" ? words.envelopeMailed(one.tracking ?? "") : words.envelopeHere(String(index + 1)) }))}
            error={form.wrong("which")}
          />
        )}
        <Field {...form.field("proof")} label={deeds.proof} hint={deeds.proofHint} />
      </DeedForm>
    </Panel>
  );
}

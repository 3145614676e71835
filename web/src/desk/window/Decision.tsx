import type { ComponentChildren } from "preact";
import type { DecisionOutcome } from "../../api/routes";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** What the department has decided, with the document that says so. */
export function Decision({ of, done }: ActionProps): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/decision", done);
  const form = useForm(`decision.${of.case}`, {
    first: { outcome: "", document: "", reason: "", originals: "kept" },
    faults: (given) => ({
      outcome: !given.outcome && deeds.choose(words.outcome),
      document: !given.document.trim() && words.documentNeeded,
      reason: given.outcome === "refused" && !given.reason.trim() && deeds.reasonNeeded,
    }),
    failed: write.failed,
  });
  const { outcome, document, reason, originals } = form.given;
  const body = { outcome: outcome as DecisionOutcome, document, reason: reason.trim() || null, originals_back: originals === "back" };
  return (
    <Panel title={words.decide}>
      <DeedForm form={form} button={words.decide} sure={words.decideSure} deed={write} onSend={() => write.run({ path: { case: of.case }, body })}>
        <Choices
          id={`${form.id}-outcome`}
          legend={words.outcome}
          value={outcome}
          onChoose={(value) => form.set("outcome", value)}
          choices={(["granted", "refused"] as const).map((one) => ({ value: one, label: words.outcomes[one] }))}
          error={form.wrong("outcome")}
        />
        <Field {...form.field("document")} label={words.document} />
        {outcome === "refused" && <Field {...form.field("reason")} label={deeds.reason} hint={deeds.reasonHint} long />}
        <Choices
          id={`${form.id}-originals`}
          legend={words.originals}
          value={originals}
          onChoose={(value) => form.set("originals", value)}
          choices={[{ value: "kept", label: words.originalsKept }, { value: "back", label: words.originalsBack }]}
        />
      </DeedForm>
    </Panel>
  );
}

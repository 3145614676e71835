import type { ComponentChildren } from "preact";
import type { CaseFile } from "../../api/routes";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { person } from "../deeds/hands";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** What a colleague has in hand is taken over with a reason that everybody reads. */
export function TakeOver({ of, done }: { readonly of: CaseFile; readonly done: () => void }): ComponentChildren {
  const { file, deeds } = useDesk();
  const take = useWrite("POST /staff/cases/{case}/taking", done);
  const form = useForm<"reason">(`takeover.${of.case}`, {
    first: { reason: "" },
    faults: ({ reason }) => ({ reason: !reason.trim() && deeds.reasonNeeded }),
    failed: take.failed,
  });
  return (
    <details>
      <summary>{file.takeOver}</summary>
      <p class="hint">{of.taken_by && file.takeOverAbout(person(of.taken_by))}</p>
      <DeedForm form={form} button={file.takeOver} deed={take} kind="plain" onSend={() => take.run({ path: { case: of.case }, body: { reason: form.given.reason } })}>
        <Field {...form.field("reason")} label={deeds.reason} />
      </DeedForm>
    </details>
  );
}

import type { ComponentChildren } from "preact";
import type { RefusalGround } from "../../api/routes";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { said } from "../../common/words";
import type { ActionProps } from "../deeds/action";
import { Checks } from "../deeds/Checks";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

const GROUNDS: readonly RefusalGround[] = ["differs_from_upload", "condition_not_met", "not_competent", "not_required"];

/** Not accepting what has passed the pre-review: on a listed ground alone. */
export function Refuse({ of, done }: ActionProps): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/acceptance", done);
  const form = useForm(`refuse.${of.case}`, {
    first: { ground: "", materials: "", reason: "" },
    faults: (given) => ({
      ground: !given.ground && deeds.choose(words.ground),
      materials: given.ground === "differs_from_upload" && !given.materials && words.materialsNeeded,
      reason: !given.reason.trim() && deeds.reasonNeeded,
    }),
    failed: write.failed,
  });
  const { ground, materials, reason } = form.given;
  const send = (): Promise<boolean> =>
    write.run({ path: { case: of.case }, body: { verdict: "refuse", ground: ground as RefusalGround, materials: materials.split(" ").filter(Boolean), reason } });
  return (
    <DeedForm form={form} button={words.refuse} kind="danger" sure={words.refuseSure} deed={write} onSend={send}>
      <p class="muted">{words.refuseAbout}</p>
      <Choices
        id={`${form.id}-ground`}
        legend={words.ground}
        value={ground}
        onChoose={(value) => form.set("ground", value)}
        choices={GROUNDS.map((one) => ({ value: one, label: words.grounds[one] }))}
        error={form.wrong("ground")}
      />
      <Checks
        id={`${form.id}-materials`}
        legend={words.materials}
        value={materials}
        onChange={(value) => form.set("materials", value)}
        choices={of.materials.map((one) => ({ value: one.id, label: said(one.name) }))}
        error={form.wrong("materials")}
      />
      <Field {...form.field("reason")} label={deeds.reason} hint={deeds.reasonHint} long />
    </DeedForm>
  );
}

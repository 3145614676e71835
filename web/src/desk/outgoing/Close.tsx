import type { ComponentChildren } from "preact";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** 办结: at once with the applicant's hands on it, without proof of delivery only later and with a reason. */
export function Close({ of, done }: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  const unproved = of.outbound?.state === "posted";
  const write = useWrite("POST /staff/cases/{case}/closing", done);
  const form = useForm(`closing.${of.case}`, { first: { reason: "" }, failed: write.failed });
  const send = (): Promise<boolean> => write.run({ path: { case: of.case }, body: { reason: form.given.reason.trim() || null } });
  return (
    <Panel title={words.close}>
      <DeedForm form={form} button={words.close} sure={words.closeSure} kind={unproved ? "plain" : undefined} deed={write} onSend={send}>
        <p class="muted">{unproved ? words.closeNoProof : words.closeAbout}</p>
        {unproved && <Field {...form.field("reason")} label={words.closeReason} />}
      </DeedForm>
    </Panel>
  );
}

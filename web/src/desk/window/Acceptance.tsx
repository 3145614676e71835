import type { ComponentChildren } from "preact";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";
import { Refuse } from "./Refuse";

/** 受理、不予受理. */
export function Acceptance(given: ActionProps): ComponentChildren {
  const { window: words } = useDesk();
  return (
    <Panel title={words.accept}>
      <Accept {...given} />
      <details class="other-way">
        <summary>{words.refuse}</summary>
        <Refuse {...given} />
      </details>
    </Panel>
  );
}

function Accept({ of, done }: ActionProps): ComponentChildren {
  const { window: words } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/acceptance", done);
  const form = useForm(`accept.${of.case}`, { first: { reason: "" }, failed: write.failed });
  const send = (): Promise<boolean> =>
    write.run({ path: { case: of.case }, body: { verdict: "accept", reason: form.given.reason.trim() || null } });
  return (
    <DeedForm form={form} button={words.accept} deed={write} onSend={send}>
      <p class="muted">{words.acceptAbout}</p>
      <Field {...form.field("reason")} label={words.acceptRemark} />
    </DeedForm>
  );
}

import type { ComponentChildren } from "preact";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** Papers that came by mail or over the counter. */
export function Receive({ of, done }: ActionProps): ComponentChildren {
  const { window: words } = useDesk();
  const mailed = of.handing_in === "mail";
  const write = useWrite("POST /staff/cases/{case}/materials-received", done);
  const form = useForm(`receive.${of.case}`, { first: { tracking: "" }, failed: write.failed });
  const send = (): Promise<boolean> => write.run({ path: { case: of.case }, body: { tracking: form.given.tracking.trim() || null } });
  return (
    <Panel title={words.receive}>
      {of.handing_in && <p>{words.receiveAbout[of.handing_in]}</p>}
      <DeedForm form={form} button={words.receive} deed={write} onSend={send}>
        {mailed && <Field {...form.field("tracking")} label={words.receiveTracking} />}
      </DeedForm>
    </Panel>
  );
}

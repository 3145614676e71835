import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { Awaited } from "../../common/parts/States";
import { said } from "../../common/words";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** A queue number, and the window that gets the papers. */
export function DrawNumber(given: ActionProps): ComponentChildren {
  const { papers: words } = useDesk();
  const line = useRoute("GET /staff/cases", { query: { number: given.of.case_number ?? given.of.case } });
  return (
    <Panel title={words.draw}>
      <p class="notice good">{words.checked}</p>
      <Awaited of={line}>{({ item_window: own }) => <ForWindow {...given} own={own ? said(own) : ""} />}</Awaited>
    </Panel>
  );
}

/** The item's own window stands there already. */
function ForWindow({ of, done, own }: ActionProps & { readonly own: string }): ComponentChildren {
  const { papers: words } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/queue-number", done);
  const form = useForm(`number.${of.case}`, {
    first: { window: own },
    faults: (given) => ({ window: !given.window.trim() && words.windowNeeded }),
    failed: write.failed,
  });
  return (
    <DeedForm form={form} button={words.draw} deed={write} onSend={() => write.run({ path: { case: of.case }, body: { window: form.given.window } })}>
      <Field {...form.field("window")} label={words.window} hint={words.windowHint} />
    </DeedForm>
  );
}

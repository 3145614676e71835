import type { ComponentChildren } from "preact";
import type { Action, TaskSeen } from "../../api/routes";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";
import { isDoor } from "./Tasks";

const AT_A_DOOR: readonly Action[] = ["free", "taken-out", "was-empty", "disabled", "seen"];
const ELSEWHERE: readonly Action[] = ["seen"];

interface Props {
  readonly of: TaskSeen;
  readonly done: () => void;
}

/** The end of a task: what was found and done, from the list, with a note. */
export function Ending({ of, done }: Props): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const write = useWrite("POST /staff/tasks/{task}/ending", done);
  const actions = isDoor(of) ? AT_A_DOOR : ELSEWHERE;
  const form = useForm(`ending.${of.id}`, {
    first: { action: actions.length === 1 ? "seen" : "", note: "" },
    faults: (given) => ({ action: !given.action && deeds.choose(words.action) }),
    failed: write.failed,
  });
  const action = form.given.action as Action;
  const send = (): Promise<boolean> => write.run({ path: { task: of.id }, body: { action, note: form.given.note } });
  const sure = (words.sure as Partial<Record<Action, string>>)[action];
  return (
    <Panel title={words.end}>
      <DeedForm form={form} button={words.endButton} sure={sure} deed={write} onSend={send}>
        <Choices
          id={`${form.id}-action`}
          legend={words.action}
          value={action}
          onChoose={(value) => form.set("action", value)}
          choices={actions.map((one) => ({ value: one, label: words.actions[one], hint: words.actionHints[one] }))}
          error={form.wrong("action")}
        />
        <Field {...form.field("note")} label={words.note} long />
      </DeedForm>
    </Panel>
  );
}

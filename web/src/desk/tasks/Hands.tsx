import type { ComponentChildren } from "preact";
import type { TaskSeen } from "../../api/routes";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { person } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

interface Props {
  readonly of: TaskSeen;
  readonly done: () => void;
}

/** Taking a task, taking it over from a colleague, handing it back. */
export function Hands({ of, done }: Props): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const me = useMe();
  if (!of.taken_by) return <Panel title={deeds.nobody}><Take of={of} done={done} /></Panel>;
  const mine = of.taken_by.number === me.number;
  return (
    <Panel title={deeds.taken(person(of.taken_by))}>
      {!mine && <Take of={of} done={done} />}
      {mine && <HandBack of={of} done={done} asked={false} />}
      {!mine && me.roles.includes("supervisor") && (
        <details>
          <summary>{words.handBackOther}</summary>
          <HandBack of={of} done={done} asked />
        </details>
      )}
    </Panel>
  );
}

function Take({ of, done }: Props): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const write = useWrite("POST /staff/tasks/{task}/taking", done);
  const form = useForm(`taking.${of.id}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: Boolean(of.taken_by) && !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { task: of.id }, body: { reason: form.given.reason || null } });
  return (
    <DeedForm form={form} button={of.taken_by ? words.takeOver : words.take} kind="plain" deed={write} onSend={send}>
      {of.taken_by && <Field {...form.field("reason")} label={words.takeOverReason} />}
    </DeedForm>
  );
}

function HandBack({ of, done, asked }: Props & { readonly asked: boolean }): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const write = useWrite("POST /staff/tasks/{task}/handing-back", done);
  const form = useForm(`task-back.${of.id}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: asked && !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { task: of.id }, body: { reason: form.given.reason || null } });
  return (
    <DeedForm form={form} button={words.handBack} kind="plain" deed={write} onSend={send}>
      {asked && <Field {...form.field("reason")} label={deeds.reason} />}
    </DeedForm>
  );
}

import type { ComponentChildren } from "preact";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

interface Props {
  readonly queue: string;
  readonly chosen: readonly string[];
  readonly done: (said: string) => void;
}

export function GiveUp({ queue, chosen, done }: Props): ComponentChildren {
  const { letters: words, deeds } = useDesk();
  const write = useWrite("POST /staff/dead-letters/{queue}/giving-up", (given) => done(words.givenUp(given.given_up)));
  const form = useForm(`giving-up.${queue}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: chosen.length ? !given.reason.trim() && deeds.reasonNeeded : words.noneChosen }),
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { queue }, body: { letters: chosen, reason: form.given.reason } });
  return (
    <DeedForm form={form} button={words.giveUp} kind="danger" sure={words.giveUpSure(chosen.length)} deed={write} onSend={send}>
      <p class="muted">{words.giveUpAbout}</p>
      <Field {...form.field("reason")} label={deeds.reason} />
    </DeedForm>
  );
}

import type { ComponentChildren } from "preact";
import type { LettersMoved } from "../../api/routes";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

interface Props {
  readonly queue: string;
  readonly done: (said: string) => void;
}

export function Replay({ queue, done }: Props): ComponentChildren {
  const { letters: words, deeds } = useDesk();
  const told = (moved: LettersMoved): string => [words.moved(moved.moved), moved.unreadable ? words.unreadable(moved.unreadable) : ""].join(" ");
  const write = useWrite("POST /staff/dead-letters/{queue}/replay", (moved) => done(told(moved)));
  const form = useForm(`replay.${queue}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  return (
    <DeedForm form={form} button={words.replay} deed={write} onSend={() => write.run({ path: { queue }, body: { reason: form.given.reason } })}>
      <p class="muted">{words.replayAbout}</p>
      <Field {...form.field("reason")} label={deeds.reason} />
    </DeedForm>
  );
}

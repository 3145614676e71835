import type { ComponentChildren } from "preact";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** A supervisor ends the route of somebody else, who is told why. */
export function EndRoute({ cabinet, again }: { readonly cabinet: string; readonly again: () => void }): ComponentChildren {
  const { cabinets: words, deeds, routes } = useDesk();
  const write = useWrite("POST /staff/collections/{cabinet}/handing-back", again);
  const form = useForm(`end-route.${cabinet}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { cabinet }, body: { reason: form.given.reason } });
  return (
    <details>
      <summary>{words.endRoute}</summary>
      <DeedForm form={form} button={words.endRoute} kind="danger" sure={routes.handBackSure} deed={write} onSend={send}>
        <Field {...form.field("reason")} label={deeds.reason} />
      </DeedForm>
    </details>
  );
}

import type { ComponentChildren } from "preact";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** Ends one's own route: its code dies, the rest waits for somebody else. */
export function HandBack({ cabinet, done }: { readonly cabinet: string; readonly done: () => void }): ComponentChildren {
  const { routes: words } = useDesk();
  const write = useWrite("POST /staff/collections/{cabinet}/handing-back", done);
  const form = useForm(`route-back.${cabinet}`, { first: {}, failed: write.failed });
  return (
    <DeedForm
      form={form}
      button={words.handBack}
      kind="plain"
      sure={words.handBackSure}
      deed={write}
      onSend={() => write.run({ path: { cabinet }, body: {} })}
    />
  );
}

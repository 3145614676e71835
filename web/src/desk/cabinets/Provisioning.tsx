import type { ComponentChildren } from "preact";
import type { CabinetReport } from "../../api/routes";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** Lets a cabinet claim its identity again, as after a new disk. */
export function Provisioning({ of, again }: { readonly of: CabinetReport; readonly again: () => void }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const write = useWrite("POST /staff/cabinets/{cabinet}/provisioning", again);
  const form = useForm(`provisioning.${of.cabinet}`, { first: {}, failed: write.failed });
  return (
    <Panel title={words.provisioning}>
      <p class="muted">{words.provisioningAbout}</p>
      {of.awaiting_provisioning ? (
        <p class="notice" role="status">{words.provisioningOpen}</p>
      ) : (
        <DeedForm form={form} button={words.invite} kind="danger" sure={words.provisioningSure} deed={write} onSend={() => write.run({ path: { cabinet: of.cabinet } })} />
      )}
    </Panel>
  );
}

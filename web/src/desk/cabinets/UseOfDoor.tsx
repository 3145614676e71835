import type { ComponentChildren } from "preact";
import type { DoorReport, DoorUse, WantedUse } from "../../api/routes";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

const USES: readonly WantedUse[] = ["free", "disabled", "quarantined"];
const IDLE: ReadonlySet<DoorUse> = new Set(["free", "quarantined", "disabled"]);

interface Props {
  readonly of: DoorReport;
  readonly again: () => void;
}

/** Out of use and back, or under a task; not while an envelope is on its way through it. */
export function UseOfDoor({ of, again }: Props): ComponentChildren {
  const { cabinets: words, deeds } = useDesk();
  const write = useWrite("PUT /staff/cabinets/{cabinet}/doors/{door}", again);
  const form = useForm(`use.${of.cabinet}.${of.door}`, {
    first: { use: "", reason: "" },
    faults: (given) => ({ use: !given.use && deeds.choose(words.useInto), reason: !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const use = form.given.use as WantedUse;
  const send = (): Promise<boolean> => write.run({ path: { cabinet: of.cabinet, door: of.door }, body: { use, reason: form.given.reason } });
  if (!IDLE.has(of.use)) return <Panel title={words.use}><p class="muted">{words.busy}</p></Panel>;
  return (
    <Panel title={words.use}>
      <DeedForm form={form} button={words.useButton} kind="plain" deed={write} onSend={send}>
        <Choices
          id={`${form.id}-use`}
          legend={words.useInto}
          value={use}
          onChoose={(value) => form.set("use", value)}
          choices={USES.filter((one) => one !== of.use).map((one) => ({ value: one, label: words.uses[one], hint: words.useHints[one] }))}
          error={form.wrong("use")}
        />
        <Field {...form.field("reason")} label={deeds.reason} />
      </DeedForm>
    </Panel>
  );
}

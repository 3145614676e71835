import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CabinetReport } from "../../api/routes";
import { Field } from "../../common/parts/Field";
import type { Refusal } from "../../common/refusal";
import type { Cabinets } from "../../words/desk/cabinets.zh";
import { DeedForm } from "../deeds/DeedForm";
import { type Form, useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";
import { reportOf } from "./reported";

interface Props {
  readonly of: CabinetReport;
  readonly again: () => void;
}

type Given = Readonly<Record<string, string>>;

/** What differs from the cabinet's own configuration, each within its bounds. */
export function Settings({ of, again }: Props): ComponentChildren {
  const { cabinets: words } = useDesk();
  const [saved, tell] = useState(false);
  const write = useWrite("PUT /staff/cabinets/{cabinet}/settings", () => {
    tell(true);
    again();
  });
  const names = Object.keys(of.bounds);
  const form = useForm<string>(`settings.${of.cabinet}`, {
    first: Object.fromEntries(names.map((name) => [name, String(of.settings[name] ?? "")])),
    faults: (given) => faultsOf(given, of.bounds, words),
    failed: shortened(write.failed),
  });
  const send = (): Promise<boolean> => write.run({ path: { cabinet: of.cabinet }, body: { settings: numbersOf(form.given) } });
  return (
    <Panel title={words.settings}>
      <DeedForm form={form} button={words.settingsButton} kind="plain" deed={write} onSend={send}>
        <p class="muted">{words.settingsAbout}</p>
        <div class="columns narrow">{names.map((name) => <Setting key={name} of={of} name={name} form={form} />)}</div>
        {saved && !write.failed && <p class="notice good" role="status">{words.saved}</p>}
      </DeedForm>
    </Panel>
  );
}

function Setting({ of, name, form }: { readonly of: CabinetReport; readonly name: string; readonly form: Form<string> }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const [least, most] = of.bounds[name] ?? [0, 0];
  const inForce = reportOf(of.reported).settings[name];
  const hint = [words.bounds(least, most), inForce === undefined ? "" : words.inForce(String(inForce))].filter(Boolean).join(" · ");
  return <Field {...form.field(name)} label={words.names[name as keyof Cabinets["names"]] ?? name} hint={hint} mode="numeric" most={6} />;
}

function faultsOf(given: Given, bounds: CabinetReport["bounds"], words: Cabinets): Record<string, string | false> {
  const one = ([name, [least, most]]: [string, readonly [number, number]]): [string, string | false] => {
    const typed = (given[name] ?? "").trim();
    return [name, typed !== "" && !within(typed, least, most) && words.outOfBounds(least, most)];
  };
  return Object.fromEntries(Object.entries(bounds).map(one));
}

const within = (typed: string, least: number, most: number): boolean => /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;

function numbersOf(given: Given): Record<string, number> {
  return Object.fromEntries(Object.entries(given).filter(([, typed]) => typed.trim() !== "").map(([name, typed]) => [name, Number(typed)]));
}

/** The server names a field `settings.left_open_s`, the form `left_open_s`. */
function shortened(failed: Refusal | undefined): Refusal | undefined {
  return failed && Object.assign(Object.create(failed) as Refusal, { field: failed.field?.replace(/^settings\./, "") ?? null });
}

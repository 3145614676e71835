import type { ComponentChildren } from "preact";
import type { Material } from "../../api/routes";
import { Button } from "../../common/parts/Button";
import { listed, said } from "../../common/words";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { type Form, useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** The papers against the list: each there or missing. After a correction only what was asked for is looked at. */
export function CheckOff({ of, done }: ActionProps): ComponentChildren {
  const { papers: words } = useDesk();
  const looked = of.missing.length ? of.materials.filter((one) => of.missing.includes(one.id)) : of.materials;
  const write = useWrite("POST /staff/cases/{case}/check", done);
  const form = useForm<string>(`check.${of.case}`, {
    first: Object.fromEntries(looked.map((one) => [one.id, ""])),
    faults: (given) => Object.fromEntries(looked.map((one) => [one.id, !given[one.id] && `${said(one.name)}：${words.each}`])),
    failed: write.failed,
  });
  const missing = looked.filter((one) => form.given[one.id] === "missing");
  const present = looked.filter((one) => form.given[one.id] === "present").map((one) => one.id);
  const names = listed(missing.map((one) => said(one.name)));
  return (
    <Panel title={words.check} aside={<AllThere form={form} of={looked} />}>
      <DeedForm
        form={form}
        button={missing.length ? words.sendMissing(missing.length) : words.send}
        {...(missing.length ? { kind: "danger" as const, sure: words.missingSure(names) } : {})}
        deed={write}
        onSend={() => write.run({ path: { case: of.case }, body: { present } })}
      >
        <p class="muted">{of.missing.length ? words.correctionHint : words.checkHint}</p>
        <ol class="check-list">{looked.map((one) => <Line key={one.id} of={one} form={form} />)}</ol>
      </DeedForm>
    </Panel>
  );
}

function AllThere({ form, of }: { readonly form: Form<string>; readonly of: readonly Material[] }): ComponentChildren {
  const { papers: words } = useDesk();
  const all = (): void => form.setAll(Object.fromEntries(of.map((one) => [one.id, "present"])));
  return <Button kind="plain small" onPress={all}>{words.all}</Button>;
}

function Line({ of, form }: { readonly of: Material; readonly form: Form<string> }): ComponentChildren {
  const { papers: words } = useDesk();
  const field = `${form.id}-${of.id}`;
  const choice = (value: "present" | "missing", id: string): ComponentChildren => (
    <label class={`segment ${value}`}>
      <input id={id} type="radio" name={field} checked={form.given[of.id] === value} onChange={() => form.set(of.id, value)} />
      {words[value]}
    </label>
  );
  return (
    <li>
      <fieldset class={form.wrong(of.id) ? "check-line wrong" : "check-line"}>
        <legend>
          {said(of.name)} <span class="muted">{words.form[of.form]}{of.rank === "minor" && ` · ${words.rank.minor}`}</span>
        </legend>
        <div class="segments">
          {choice("present", field)}
          {choice("missing", `${field}-missing`)}
        </div>
      </fieldset>
    </li>
  );
}

import type { ComponentChildren } from "preact";
import type { Given, RouteName } from "../../common/api";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "./action";
import { DeedForm } from "./DeedForm";
import { useForm } from "./form";
import { Panel } from "./Panel";
import { useWrite } from "../../common/write";

interface Props<K extends RouteName> extends ActionProps {
  readonly route: K;
  readonly button: string;
  /** The field as the API names it. */
  readonly field: "proof" | "tracking";
  readonly label: string;
  readonly needed: string;
  readonly hint?: string;
  readonly about?: ComponentChildren;
  readonly sure?: string;
  /** Beside another deed that comes first. */
  readonly second?: boolean;
}

/** A deed on a case that needs one line besides: a tracking number, or how it was known who came. */
export function OneField<K extends RouteName>({ of, done, route, button, field, label, needed, hint, about, sure, second = false }: Props<K>): ComponentChildren {
  const write = useWrite(route, done);
  const form = useForm<typeof field>(`${route.split("/").at(-1)}.${of.case}`, {
    first: { [field]: "" } as Record<typeof field, string>,
    faults: (given) => ({ [field]: !given[field].trim() && needed }) as Record<typeof field, string | false>,
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { case: of.case }, body: { [field]: form.given[field] } } as unknown as Given<K>);
  return (
    <Panel title={button}>
      {about && <div class="muted">{about}</div>}
      <DeedForm form={form} button={button} kind={second ? "plain" : undefined} sure={sure} deed={write} onSend={send}>
        <Field {...form.field(field)} label={label} {...(hint ? { hint } : {})} />
      </DeedForm>
    </Panel>
  );
}

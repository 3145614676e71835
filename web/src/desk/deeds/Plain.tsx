import type { ComponentChildren } from "preact";
import type { Given, RouteName } from "../../common/api";
import type { ActionProps } from "./action";
import { DeedForm } from "./DeedForm";
import { useForm } from "./form";
import { Panel } from "./Panel";
import { useWrite } from "../../common/write";

interface Props<K extends RouteName> extends ActionProps {
  readonly route: K;
  readonly button: string;
  readonly about: ComponentChildren;
  readonly sure?: string;
}

/** A deed on a case that needs no word besides. */
export function Plain<K extends RouteName>({ of, done, route, button, about, sure }: Props<K>): ComponentChildren {
  const write = useWrite(route, done);
  const form = useForm(`${route.split("/").at(-1)}.${of.case}`, { first: {}, failed: write.failed });
  return (
    <Panel title={button}>
      <div class="muted">{about}</div>
      <DeedForm form={form} button={button} sure={sure} deed={write} onSend={() => write.run({ path: { case: of.case } } as unknown as Given<K>)} />
    </Panel>
  );
}

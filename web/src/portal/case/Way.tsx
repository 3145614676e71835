import type { ComponentChildren } from "preact";
import type { Progress, ProgressStep } from "../../api/routes";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** The whole way: what is done and when, what is now, what follows. */
export function Way({ of }: { readonly of: Progress }): ComponentChildren {
  const { way } = usePortal().case;
  return (
    <section class="stack">
      <h2>{way.title}</h2>
      <ol class="way">
        {of.done.map((one) => <Step key={one.code} of={one} kind="done" />)}
        {!of.ended && <Step of={of.now} kind="now" />}
        {of.next.map((one) => <Step key={one.code} of={one} kind="next" />)}
      </ol>
    </section>
  );
}

function Step({ of, kind }: { readonly of: ProgressStep; readonly kind: "done" | "now" | "next" }): ComponentChildren {
  const { way } = usePortal().case;
  return (
    <li class={kind} aria-current={kind === "now" ? "step" : undefined}>
      <span>{said(of.text)}</span> <span class="muted digits">{kind === "done" && of.at ? moment(of.at) : way[kind]}</span>
    </li>
  );
}

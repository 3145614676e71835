import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { usePortal } from "../words";
import { stepOf } from "./todo";

/** The whole way in seven steps: done, now, next. */
export function Way({ of }: { readonly of: CaseView }): ComponentChildren {
  const { way } = usePortal().case;
  const at = stepOf(of.state);
  return (
    <section>
      <h2>{way.title}</h2>
      <ol class="way">
        {way.steps.map((name, step) => {
          const kind = at < 0 ? "stopped" : step < at ? "done" : step === at ? "now" : "next";
          return (
            <li key={name} class={kind} aria-current={kind === "now" ? "step" : undefined}>
              <span>{name}</span> <span class="muted">{way[kind]}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";

export function GuideSteps({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { finding } = usePortal();
  if (!of.steps.length) return null;
  return (
    <section class="card stack" aria-labelledby="steps">
      <h2 id="steps">{finding.stepsOf}</h2>
      <ol class="line">
        {of.steps.map((one) => (
          <li key={one.id}>
            <b>{said(one.name)}</b>
            <span class="muted">{said(one.responsible)} · {finding.days(one.working_days)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

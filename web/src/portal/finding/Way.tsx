import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../frame/Icon";
import { usePortal } from "../words";

const STEPS: readonly IconName[] = ["file", "done", "locker", "mail"];

/** How it goes, in four steps: to be looked at rather than read. */
export function Way(): ComponentChildren {
  const { finding } = usePortal();
  return (
    <section class="four" aria-labelledby="way">
      <h2 id="way">{finding.way}</h2>
      <ol>
        {finding.steps.map((step, index) => (
          <li key={step.title}>
            <span class="ring"><Icon name={STEPS[index] ?? "done"} /></span>
            <b>{index + 1}. {step.title}</b>
            <span class="hint">{step.about}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import { usePortal } from "../words";

interface Props {
  readonly title: string;
  readonly value: string;
  /** Where it is changed; without it, it cannot be. */
  readonly to?: string;
  readonly id?: string;
  readonly wrong?: string | undefined;
  readonly children?: ComponentChildren;
}

export function Answer({ title, value, to, id, wrong, children }: Props): ComponentChildren {
  const { filing } = usePortal();
  return (
    <div class="answer">
      <dt>{title}</dt>
      <dd>
        {value || <span class="field-error">{filing.nothing}</span>}
        {wrong && <span class="tag bad">{wrong}</span>}
        {children && <span class="more">{children}</span>}
      </dd>
      {to && (
        <dd class="change">
          <a href={to} id={id}>{filing.change}<span class="visually-hidden">{title}</span></a>
        </dd>
      )}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import type { Standing } from "./draft";

interface Props {
  readonly to: string;
  readonly title: string;
  readonly about: string;
  readonly standing: Standing | "sending";
  readonly why?: string | undefined;
}

const TONE = { missing: "", there: "good", mended: "good", wrong: "bad", sending: "warn" } as const;

export function Task({ to, title, about, standing, why }: Props): ComponentChildren {
  const { filing } = usePortal();
  return (
    <li>
      <a class="task" href={to}>
        <span class="task-words">
          <b>{title}</b>
          <span class="hint">{about}</span>
          {standing === "wrong" && why && <span class="field-error">{filing.why(why)}</span>}
        </span>
        <span class={`tag ${TONE[standing]}`}>{filing.standing[standing]}</span>
        <Icon name="onward" />
      </a>
    </li>
  );
}

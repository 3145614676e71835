import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../frame/Icon";

interface Props {
  readonly to: string;
  readonly icon: IconName;
  readonly title: string;
  readonly about: string;
}

/** An entrance: all of it is the link. */
export function Tile({ to, icon, title, about }: Props): ComponentChildren {
  return (
    <li>
      <a class="tile" href={to}>
        <Icon name={icon} />
        <span>
          <b>{title}</b>
          <span class="hint">{about}</span>
        </span>
      </a>
    </li>
  );
}

import type { ComponentChildren } from "preact";
import { said } from "../../common/words";
import { useDesk } from "../deeds/words";
import { isTaken } from "./isTaken";
import type { Kept, KeptDoor, KeptRoute } from "./kept";

interface Props {
  readonly route: KeptRoute;
  readonly kept: Kept;
}

/** Door after door: one's own tick on the one side, what the cabinet reported on the other. */
export function Doors({ route, kept }: Props): ComponentChildren {
  return <ol class="walk-doors">{route.doors.map((one) => <Line key={one.door} of={one} route={route} kept={kept} />)}</ol>;
}

function Line({ of, route, kept }: Props & { readonly of: KeptDoor }): ComponentChildren {
  const { routes: words } = useDesk();
  const ticked = route.ticked.includes(of.door);
  const use = route.reported[of.door];
  const toggle = (): void =>
    kept.change(route.cabinet, (before) => ({ ...before, ticked: ticked ? before.ticked.filter((one) => one !== of.door) : [...before.ticked, of.door] }));
  return (
    <li class="walk-door">
      <label class="choice">
        <input type="checkbox" checked={ticked} onChange={toggle} aria-label={words.tick(of.door)} />
        <strong class="walk-number digits">{of.door}</strong>
        <span>
          <span class="digits">{of.number}</span>
          {of.item && <span class="hint">{said(of.item)}</span>}
        </span>
      </label>
      <p class={isTaken(route, of.door) ? "reported tag good" : "reported tag"}>{use ? words.reported[use] : words.notHeard}</p>
      {ticked && use === "occupied" && <p class="hint late">{words.differs}</p>}
    </li>
  );
}

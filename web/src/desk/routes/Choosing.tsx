import type { ComponentChildren } from "preact";
import type { CabinetSeen } from "../../api/routes";
import { duration } from "../../common/times";
import { said } from "../../common/words";
import { nameOf } from "../cabinets/Cabinets";
import { person } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import type { WaitingCabinet } from "./waiting";

interface Props {
  /** Of the first tick, where an error leads. */
  readonly id: string;
  readonly waiting: readonly WaitingCabinet[];
  readonly cabinets: readonly CabinetSeen[];
  readonly chosen: readonly string[];
  readonly toggle: (cabinet: string) => void;
}

/** Cabinets where something waits, as lines that a thumb can tick. */
export function Choosing({ id, waiting, cabinets, chosen, toggle }: Props): ComponentChildren {
  return (
    <ul class="choices">
      {waiting.map((one, index) => (
        <Line
          key={one.cabinet}
          id={index ? `${id}-${index}` : id}
          of={one}
          seen={cabinets.find((cabinet) => cabinet.cabinet === one.cabinet)}
          chosen={chosen.includes(one.cabinet)}
          toggle={() => toggle(one.cabinet)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly id: string;
  readonly of: WaitingCabinet;
  readonly seen: CabinetSeen | undefined;
  readonly chosen: boolean;
  readonly toggle: () => void;
}

function Line({ id, of, seen, chosen, toggle }: LineProps): ComponentChildren {
  const { routes: words } = useDesk();
  const me = useMe();
  return (
    <li>
      <label class="choice route-choice">
        <input id={id} type="checkbox" checked={chosen} onChange={toggle} />
        <span class="route-name">
          {seen ? nameOf(seen) : of.cabinet}
          {seen?.site && <span class="hint">{said(seen.site)}</span>}
          {seen && !seen.reachable && <span class="hint late">{words.offline}</span>}
          {of.coming && of.coming.number !== me.number && <span class="hint late">{words.onTheWay(person(of.coming))}</span>}
        </span>
        <span class="route-figures">
          <strong class="digits">{words.waiting(of.lines.length)}</strong>
          <span class="hint">{words.columns.oldest} {duration(of.oldest)}</span>
        </span>
      </label>
    </li>
  );
}

import type { ComponentChildren } from "preact";
import type { CabinetReport, DoorUse } from "../../api/routes";
import { useDesk } from "../deeds/words";

interface Props {
  readonly of: CabinetReport;
  readonly picked: string;
  readonly onPick: (door: string) => void;
}

const USES: readonly DoorUse[] = ["free", "reserved", "occupied", "releasing", "quarantined", "disabled"];

/** Every door with its state, each a button; the legend counts them. */
export function Drawn({ of, picked, onPick }: Props): ComponentChildren {
  const doors = Object.keys(of.doors).toSorted();
  const banks = [...new Set(doors.map(bankOf))];
  return (
    <>
      <div class="banks">
        {banks.map((bank) => (
          <div class="bank" key={bank}>
            {doors.filter((door) => bankOf(door) === bank).map((door) => <Cell key={door} door={door} of={of} picked={picked === door} onPick={onPick} />)}
          </div>
        ))}
      </div>
      <Legend of={of} />
    </>
  );
}

const bankOf = (door: string): string => door.slice(0, 1);

function Cell({ door, of, picked, onPick }: Omit<Props, "picked"> & { readonly door: string; readonly picked: boolean }): ComponentChildren {
  const { deeds } = useDesk();
  const use = of.doors[door]?.use ?? "disabled";
  return (
    <button type="button" class={`door-cell use-${use} size-${of.doors[door]?.size}`} aria-pressed={picked} onClick={() => onPick(door)}>
      <span class="digits">{door}</span> <span class="door-use">{deeds.door_use[use]}</span>
    </button>
  );
}

function Legend({ of }: Pick<Props, "of">): ComponentChildren {
  const { deeds, cabinets: words } = useDesk();
  const count = (use: DoorUse): number => Object.values(of.doors).filter((door) => door.use === use).length;
  return (
    <ul class="legend-row" aria-label={words.legend}>
      {USES.filter((use) => count(use) > 0).map((use) => <li key={use}><span class={`swatch use-${use}`} aria-hidden="true" />{deeds.door_use[use]} <span class="digits">{count(use)}</span></li>)}
    </ul>
  );
}

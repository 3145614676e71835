import type { ComponentChildren } from "preact";
import type { CabinetReport, DoorUse } from "../../api/routes";
import { CabinetDrawing } from "../../common/drawing/CabinetDrawing";
import { useDesk } from "../deeds/words";
import { nameOf } from "./Cabinets";

interface Props {
  readonly of: CabinetReport;
  readonly picked: string;
  readonly onPick: (door: string) => void;
}

const USES: readonly DoorUse[] = ["quarantined", "disabled", "occupied", "reserved", "releasing", "free"];

/** Every door with its state, each a button; beside it in words what is not free. */
export function Drawn({ of, picked, onPick }: Props): ComponentChildren {
  const { cabinets: words, deeds } = useDesk();
  const use = (door: string): DoorUse => of.doors[door]?.use ?? "disabled";
  return (
    <div class="drawn">
      <CabinetDrawing
        of={of.banks}
        label={words.drawingLabel(nameOf(of))}
        toneOf={use}
        nameOf={(door) => `${door} ${deeds.door_use[use(door)]}`}
        onPick={onPick}
        picked={picked}
      />
      <Legend of={of} picked={picked} onPick={onPick} />
    </div>
  );
}

function Legend({ of, picked, onPick }: Props): ComponentChildren {
  const { deeds, cabinets: words } = useDesk();
  const doors = (use: DoorUse): readonly string[] => Object.keys(of.doors).filter((door) => of.doors[door]?.use === use).toSorted();
  return (
    <dl class="door-legend" aria-label={words.legend}>
      {USES.filter((use) => doors(use).length > 0).map((use) => [
        <dt key={use}><span class={`swatch use-${use}`} aria-hidden="true" />{deeds.door_use[use]} <span class="digits">{doors(use).length}</span></dt>,
        <dd key={`${use}-doors`}>
          {use !== "free" &&
            doors(use).map((door) => (
              <button type="button" key={door} class="door-name digits" aria-pressed={door === picked} onClick={() => onPick(door)}>{door}</button>
            ))}
        </dd>,
      ])}
    </dl>
  );
}

import type { ComponentChildren } from "preact";
import { CabinetDrawing } from "../common/drawing/CabinetDrawing";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import { placeOf } from "../common/drawing/cabinet";
import type { Cabinet } from "./cabinet";

interface Props {
  readonly cabinet: Cabinet;
  /** The door that is meant. */
  readonly lit?: string | undefined;
  /** It is opening, or stands open. */
  readonly opens?: boolean;
}

/** The cabinet as the person sees it, with what is open, out of use, or low where low doors are wished. */
export function Front({ cabinet, lit, opens = false }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  const { drawing } = cabinet.screen;
  const place = lit ? placeOf(drawing, lit) : undefined;
  const label = lit ? own.drawn(lit, place ? own.place(place.column, place.row) : "") : own.drawing;
  const low = cabinet.preferences.reach === "low" ? lowOnes(cabinet) : new Set<string>();
  const toneOf = (door: string): string => {
    if (cabinet.doors[door] === "open") return "open";
    if (cabinet.doors[door] === "unknown") return "disabled";
    return low.has(door) ? "low" : "";
  };
  return (
    <figure class={opens ? "front opens" : "front"}>
      <CabinetDrawing of={drawing} label={label} toneOf={toneOf} {...(lit ? { lit } : {})} />
    </figure>
  );
}

function lowOnes(cabinet: Cabinet): Set<string> {
  const doors = cabinet.screen.drawing.flatMap((bank) => bank.columns.flatMap((column) => column.doors));
  return new Set(doors.filter((one) => one.low).map((one) => one.door));
}

/** A door's number, as large as the screen allows, and where it is. */
export function DoorNumber({ cabinet, door }: { readonly cabinet: Cabinet; readonly door: string }): ComponentChildren {
  const { own } = useWords<Own>();
  const place = placeOf(cabinet.screen.drawing, door);
  return (
    <p class="door-number">
      <strong>{door}</strong>
      {place && <span>{own.place(place.column, place.row)}</span>}
    </p>
  );
}

import type { CaseLine, InHand } from "../../api/routes";
import type { KeptDoor } from "./kept";

/** A cabinet with what waits there to be collected. */
export interface WaitingCabinet {
  readonly cabinet: string;
  readonly lines: readonly CaseLine[];
  readonly oldest: number;
  readonly coming: InHand | null;
}

/** The queue's lines by cabinet, the one that has waited longest first. */
export function byCabinet(lines: readonly CaseLine[]): readonly WaitingCabinet[] {
  const found = new Map<string, CaseLine[]>();
  for (const line of lines) if (line.cabinet) found.set(line.cabinet, [...(found.get(line.cabinet) ?? []), line]);
  return [...found].map(([cabinet, there]) => waiting(cabinet, there)).toSorted((one, other) => other.oldest - one.oldest);
}

function waiting(cabinet: string, lines: readonly CaseLine[]): WaitingCabinet {
  const oldest = Math.max(...lines.map((line) => line.age ?? 0));
  return { cabinet, lines, oldest, coming: lines.find((line) => line.taken_by)?.taken_by ?? null };
}

export function doorsOf(doors: readonly string[], lines: readonly CaseLine[]): readonly KeptDoor[] {
  return doors.map((door) => {
    const line = lines.find((one) => one.door === door);
    return { door, number: line?.case_number ?? line?.case ?? "", item: line?.name ?? null };
  });
}

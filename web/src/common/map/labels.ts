import type { Drawn } from "./project";

export interface Named {
  readonly at: Drawn;
  readonly name: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LINE = 18;
const GAP = 4;
// A Chinese character is as wide as it is high; a letter about half of it.
const WIDE = 14;
const SLIM = 7.6;

/** The middle of each name: below its place, or wherever around it covers least of other places and names. */
export function placed(all: readonly Named[], radius: number, width: number, height: number): readonly Drawn[] {
  const taken: Box[] = all.map(({ at }) => boxOf(at, 2 * radius, 2 * radius));
  return all.map(({ at, name }) => {
    const long = lengthOf(name);
    const [dx, dy] = [radius + GAP + long / 2, radius + GAP + LINE / 2];
    const around = [{ x: at.x, y: at.y + dy }, { x: at.x + dx, y: at.y }, { x: at.x - dx, y: at.y }, { x: at.x, y: at.y - dy }];
    const boxes = around.map((one) => boxOf(one, long, LINE));
    const costs = boxes.map((box) => outside(box, width, height) + taken.reduce((sum, one) => sum + overlap(box, one), 0));
    const best = costs.indexOf(Math.min(...costs));
    taken.push(boxes[best] as Box);
    return around[best] as Drawn;
  });
}

export const lengthOf = (name: string): number => [...name].reduce((sum, one) => sum + (one > "\u2E7F" ? WIDE : SLIM), 0);

const boxOf = ({ x, y }: Drawn, width: number, height: number): Box => ({ left: x - width / 2, top: y - height / 2, width, height });

function overlap(one: Box, other: Box): number {
  const wide = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const high = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

const outside = (box: Box, width: number, height: number): number =>
  box.width * box.height - overlap(box, { left: 0, top: 0, width, height });

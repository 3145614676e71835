/** A point on the earth (degrees). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Drawn {
  readonly x: number;
  readonly y: number;
}

export interface Sketch {
  readonly at: (point: Point) => Drawn;
  /** The bar below the map: its length on the drawing, and what that is on the ground. */
  readonly bar: Readonly<{ length: number; metres: number }>;
}

const RADIUS = 6_371_000;
const STEPS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Equirectangular about the points' middle: over a city it is right to a part in a thousand. North is up. */
export function sketch(points: readonly Point[], width: number, height: number, margin: number): Sketch {
  const middle = radians(mean(points.map((one) => one.latitude)));
  const flat = (point: Point): Drawn => ({ x: RADIUS * radians(point.longitude) * Math.cos(middle), y: -RADIUS * radians(point.latitude) });
  const all = points.map(flat);
  const [left, right] = [Math.min(...all.map((one) => one.x)), Math.max(...all.map((one) => one.x))];
  const [top, bottom] = [Math.min(...all.map((one) => one.y)), Math.max(...all.map((one) => one.y))];
  const scale = Math.min((width - 2 * margin) / Math.max(right - left, 200), (height - 2 * margin) / Math.max(bottom - top, 200));
  const at = (point: Point): Drawn => {
    const { x, y } = flat(point);
    return { x: width / 2 + (x - (left + right) / 2) * scale, y: height / 2 + (y - (top + bottom) / 2) * scale };
  };
  const metres = STEPS.findLast((step) => step * scale <= width / 3) ?? 50;
  return { at, bar: { length: metres * scale, metres } };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1);

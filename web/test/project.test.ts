import assert from "node:assert/strict";
import { test } from "node:test";
import { laid, placeOf } from "../src/common/drawing/cabinet.ts";
import { sketch } from "../src/common/map/project.ts";

const HALL = { latitude: 34.3355, longitude: 109.061 };

test("north is up, east is right, and the bar says how far it is", () => {
  const north = { ...HALL, latitude: HALL.latitude + 0.01 };
  const east = { ...HALL, longitude: HALL.longitude + 0.01 };
  const drawn = sketch([HALL, north, east], 640, 420, 70);
  const [here, up, right] = [drawn.at(HALL), drawn.at(north), drawn.at(east)];
  assert.ok(up.y < here.y && Math.abs(up.x - here.x) < 1e-6);
  assert.ok(right.x > here.x && Math.abs(right.y - here.y) < 1e-6);
  const metresPerDot = drawn.bar.metres / drawn.bar.length;
  assert.ok(Math.abs((here.y - up.y) * metresPerDot - 1112) < 2);
});

test("one cabinet alone stands in the middle", () => {
  const { x, y } = sketch([HALL], 640, 420, 70).at(HALL);
  assert.deepEqual([x, y], [320, 210]);
});

const door = (name: string, bottom: number, top: number): object => ({ door: name, size: "small", bottom_mm: bottom, top_mm: top, width_mm: 400, low: bottom < 1200 });
const BANKS = [{ bank: "A", columns: [{ column: "1", doors: [door("A01", 100, 300), door("A02", 300, 600)] }] }] as Parameters<typeof laid>[0];

test("a door is drawn at its height above the floor", () => {
  const { height, boxes } = laid(BANKS);
  assert.equal(height, 600);
  assert.deepEqual(boxes.map((box) => [box.door, box.y, box.height]), [["A01", 300, 200], ["A02", 0, 300]]);
});

test("a door's place is told by column and row", () => {
  assert.deepEqual(placeOf(BANKS, "A02"), { column: 1, row: 1 });
  assert.equal(placeOf(BANKS, "B09"), undefined);
});

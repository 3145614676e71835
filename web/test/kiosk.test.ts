import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../src/common/drawing/cabinet.ts";
import { after, type Cabinet, isDead, type Session } from "../src/kiosk/cabinet.ts";

const door = (name: string, bottom: number) => ({ door: name, size: "", bottom_mm: bottom, top_mm: bottom + 100, width_mm: 300, low: true });
const drawing = [
  { bank: "A", columns: [{ column: "1", doors: [door("A01", 0), door("A02", 100)] }, { column: "2", doors: [door("A03", 0)] }] },
  { bank: "B", columns: [{ column: "1", doors: [door("B01", 0), door("B02", 100)] }] },
];
const session = (id: string, state: string, sentences: string[] = []) =>
  ({ id, state, door: "A01", given: null, sentences, message: state, message_zh: state, spoken: {} }) as unknown as Session;
const start = { sessions: [], doors: { A01: "closed", B01: "unknown" }, screen: { drawing } } as unknown as Cabinet;
const then = (cabinet: Cabinet | undefined, kind: string, body: unknown): Cabinet => after(cabinet, kind, body) as Cabinet;

test("a door is counted from the left and from the top, over all banks", () => {
  assert.deepEqual(placeOf(drawing, "A01"), { column: 1, row: 2 });
  assert.deepEqual(placeOf(drawing, "B02"), { column: 3, row: 1 });
  assert.equal(placeOf(drawing, "C01"), undefined);
});

test("the newest person stands last, and a change of an older one does not push it forward", () => {
  let cabinet = then(start, "session", session("one", "open"));
  cabinet = then(cabinet, "session", session("two", "open"));
  cabinet = then(cabinet, "session", session("one", "left_open"));
  assert.deepEqual(cabinet.sessions.map((one) => one.id), ["one", "two"]);
  cabinet = then(cabinet, "session", session("two", "ended"));
  assert.deepEqual(cabinet.sessions.map((one) => one.state), ["left_open"]);
  assert.equal(cabinet.result, undefined);
});

test("who could not be served still reads so when the session is over", () => {
  const cabinet = then(then(start, "session", session("one", "doubtful")), "session", session("one", "ended", ["unserved"]));
  assert.equal(cabinet.result?.result, "unserved");
});

test("a cabinet is out of use only when no board answers", () => {
  assert.equal(isDead(start), false);
  assert.equal(isDead(then(start, "doors", { A01: "unknown" })), true);
});

test("before the whole state is known, and of kinds that nobody knows, nothing changes", () => {
  assert.equal(after(undefined, "doors", { A01: "open" }), undefined);
  assert.equal(after(start, "weather", {}), start);
});

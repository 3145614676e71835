import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthOf, placed } from "../src/common/map/labels.ts";

test("a name stands below its place", () => {
  const [name] = placed([{ at: { x: 300, y: 200 }, name: "大厅" }], 19, 640, 420);
  assert.ok(name && name.x === 300 && name.y > 219);
});

test("a name does not cover the place that is below, nor another name", () => {
  const [upper, lower] = placed([{ at: { x: 300, y: 200 }, name: "陆港大厦" }, { at: { x: 290, y: 240 }, name: "综合服务大厅" }], 19, 640, 420);
  assert.ok(upper && lower);
  assert.ok(upper.y < 219, "beside or above its place");
  assert.ok(Math.abs(upper.y - lower.y) >= 18 || Math.abs(upper.x - lower.x) > (lengthOf("陆港大厦") + lengthOf("综合服务大厅")) / 2);
});

test("a name does not leave the drawing", () => {
  const [name] = placed([{ at: { x: 30, y: 200 }, name: "Central-West Financial Town" }], 19, 640, 420);
  assert.ok(name && name.x > lengthOf("Central-West Financial Town") / 2);
});

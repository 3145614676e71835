import assert from "node:assert/strict";
import { test } from "node:test";
import { aged } from "../src/common/aged.ts";

test("what only time moves goes on, and nothing else", () => {
  const body = { items: [{ age: 10, left: 100, until: 500, clock: { left: 7, stands: null } }], next: null };
  assert.deepEqual(aged(body, 5), { items: [{ age: 15, left: 95, until: 500, clock: { left: 2, stands: null } }], next: null });
});

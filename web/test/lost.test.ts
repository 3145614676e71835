import assert from "node:assert/strict";
import { test } from "node:test";
import { isLost } from "../src/common/lost.ts";

test("what may have been done is sent again as the same deed, what was refused is a new one", () => {
  // The gateway's words when a lambda took longer than it waits, a lambda's own when it fell over, and no network.
  for (const [status, code] of [[504, "INTERNAL_ERROR"], [500, "UNFORESEEN"], [0, "OFFLINE"], [403, "UNANSWERED"]] as const) assert.equal(isLost(status, code), true);
  for (const [status, code] of [[400, "BAD_FIELD"], [409, "OUT_OF_TURN"], [429, "TOO_MANY_REQUESTS"]] as const) assert.equal(isLost(status, code), false);
});

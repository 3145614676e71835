// Check digit, verifier and rev: sections 5 and 6 of writing-a-controller.md.
import { createHash, createHmac, scryptSync } from "node:crypto";

const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

export const plain = (typed) => typed.replace(/[ -]/g, "");

export const isWellFormed = (code) =>
  /^([0-9]{9}|[0-9]{12})$/.test(code) && [...code].reduce((interim, digit) => DAMM[interim][digit], 0) === 0;

export function verifier(key, salt, code) {
  const keyed = createHmac("sha256", key).update(code, "ascii").digest();
  return scryptSync(keyed, salt, 16, { N: 8192, r: 8, p: 1, maxmem: 2 ** 25 }).toString("base64url");
}

const byId = (one, other) => (one[0] < other[0] ? -1 : 1);

export function revOf({ grants, orders, clearing = [] }) {
  const content = { clearing: [...clearing].sort(), grants: [...grants].sort(byId), orders: [...orders].sort(byId) };
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12);
}

// Which grant a typed code opens, or why none, and what guessing costs: section 6.
import { isWellFormed, plain, verifier } from "./codes.mjs";

const STAFF = ["collect", "store", "recall"];
const FREE_TRIES = 5;

function refusal(data, { row, live }, now) {
  const [id, , , , start, until] = row;
  if (data.used[id]) return "used";
  if (now >= until) return "expired";
  if (!live) return "revoked";
  return now < start ? "early" : null;
}

// {open: {id, doors, purpose}}, {refused: {reason, grant?}} or {mistyped: true}.
export function judge(journal, identity, typed, now) {
  const code = plain(typed);
  if (!isWellFormed(code)) return { mistyped: true };
  const known = verifier(identity.key, identity.salt, code);
  const found = journal.grants().filter(({ row }) => row[3] === known);
  const good = found.filter((grant) => refusal(journal.data, grant, now) === null);
  if (good.length) {
    const [id, , purpose] = good[0].row;
    const doors = good.filter(({ row }) => row[0] === id).flatMap(({ row }) => row[1]).sort();
    return { open: { id, doors, purpose } };
  }
  const last = found.at(-1); // those of a document come last
  if (!last) return { refused: { reason: "unknown" } };
  return { refused: { reason: refusal(journal.data, last, now), grant: last.row[0] } };
}

export const isStaff = (purpose) => STAFF.includes(purpose);

export const waits = (data, now) => now < data.waitUntil;

export function mayTry(data, now) {
  return !waits(data, now) || data.tries.filter((at) => now - at < 60).length < 6;
}

// One more wrong code; true where the keypad waits from now on.
export function countFailure(data, now) {
  data.failures++;
  if (data.failures < FREE_TRIES) return false;
  data.waitUntil = now + Math.min(30 * 2 ** (data.failures - FREE_TRIES), 3600);
  return true;
}

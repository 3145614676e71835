// A cabinet's controller, written from docs/writing-a-controller.md and docs/asyncapi.json alone.
//
//   node controller.mjs config.json
//   {"thing", "serial", "host", "port", "ca", "claim": {"certificate", "key"}, "template", "state", "doors": ["A01", …]}
//
// It pretends its lock board. A person stands at standard input, one line of JSON each: {"code": "123-456-786"} types a
// code, {"close": "A01"} closes a door. What there is to see comes on standard output in the same way.
//
// Left out, as the document allows: codes without network, answers of people, settings, jobs.
import fs from "node:fs";
import readline from "node:readline";
import { Clock } from "./clock.mjs";
import { Cloud } from "./cloud.mjs";
import { Board, Doors } from "./doors.mjs";
import { Journal, tell } from "./journal.mjs";
import { countFailure, isStaff, judge, mayTry, waits } from "./keypad.mjs";
import { identity } from "./provision.mjs";

const show = (line) => console.log(JSON.stringify(line));

const config = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
fs.mkdirSync(config.state, { recursive: true, mode: 0o700 });
const own = await identity(config);
show({ provisioned: config.thing });

const journal = new Journal(`${config.state}/journal.json`);
const clock = new Clock(journal.data.time);
const board = new Board(`${config.state}/board.json`, config.doors);
const routes = {}; // grant: doors still to be opened, each after the one before has closed
let cloud;
const doors = new Doors(board, journal, clock, (closed) => {
  cloud?.changed();
  if (closed) goOn();
});

doors.restore();
journal.write((data) => tell(data, clock.now(), "started", { boot: data.boot, version: "1.0.0" }));
cloud = new Cloud(config, own, journal, clock, board, ordered);

function ordered(id, door, until) {
  const refused = door in board.states ? (clock.now() >= until ? "expired" : null) : "unknown_door";
  const settled = (data) => {
    data.orders[id].waiting = false;
    if (refused) tell(data, clock.now(), "order_refused", { order: id, reason: refused });
  };
  if (refused) journal.write(settled);
  else show({ result: doors.open(door, { order: id }, settled), door });
}

function type(typed) {
  const now = clock.now();
  if (!mayTry(journal.data, now)) return { result: "wait" };
  const judged = judge(journal, own, typed, now);
  if (judged.mistyped) return { result: "mistyped" };
  if (judged.open && (isStaff(judged.open.purpose) || !waits(journal.data, now))) return use(judged.open, now);
  return waits(journal.data, now) ? wait(now) : refuse(judged.refused, now);
}

function use({ id, doors: all, purpose }, now) {
  const [door, ...others] = all;
  const result = doors.open(door, { grant: id }, (data) => {
    data.used[id] = now;
    tell(data, now, "grant_used", { grant: id, door, doors: all });
    if (!isStaff(purpose)) Object.assign(data, { failures: 0, waitUntil: 0 });
  });
  routes[id] = others;
  return { result, door };
}

function wait(now) {
  journal.write((data) => (data.tries = [...data.tries.filter((at) => now - at < 60), now]));
  return { result: "wait" };
}

function refuse(refused, now) {
  journal.write((data) => {
    tell(data, now, "code_refused", refused);
    if (countFailure(data, now)) tell(data, now, "locked_out", { until: data.waitUntil, failures: data.failures });
  });
  cloud.changed();
  return { result: "refused" };
}

function goOn() {
  for (const [grant, waiting] of Object.entries(routes)) {
    const stands = Object.values(journal.data.doors).some(({ cause }) => cause.grant === grant);
    if (!waiting.length || stands) continue;
    const door = waiting.shift();
    show({ result: doors.open(door, { grant }), door });
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const wish = JSON.parse(line);
  if (wish.code) show(type(wish.code));
  if (wish.close) board.set(wish.close, "closed");
}
await cloud.stop();
process.exit(0);

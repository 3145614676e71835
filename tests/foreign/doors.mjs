// A pretended lock board: doors that open on a pulse and stay as they are without power. And what is told: section 7.
import { read, write } from "./files.mjs";
import { tell } from "./journal.mjs";

const LOOK_MS = 50;
const LEFT_OPEN_S = 120;

export class Board {
  constructor(file, doors) {
    this.file = file;
    this.states = read(file) ?? Object.fromEntries(doors.map((door) => [door, "closed"]));
  }

  set(door, state) {
    this.states[door] = state;
    write(this.file, this.states);
  }
}

export class Doors {
  constructor(board, journal, clock, changed) {
    Object.assign(this, { board, journal, clock, changed });
  }

  // Before anything else at a start: what a power cut left untold.
  restore() {
    this.journal.write((data) => {
      for (const [door, watch] of Object.entries(data.doors)) {
        if (!watch.told) this.#outcome(data, door, watch, { restarted: true });
      }
      for (const [id, order] of Object.entries(data.orders)) {
        if (order.waiting) tell(data, this.clock.now(), "order_refused", { order: id, reason: "interrupted" });
        order.waiting = false;
      }
    });
    setInterval(() => this.#look(), LOOK_MS).unref();
  }

  // `before` stands in the same write as "about to open".
  open(door, cause, before = () => {}) {
    this.journal.write((data) => {
      before(data);
      data.doors[door] = { cause, told: false, closed: 0 };
    });
    this.board.set(door, "open");
    this.journal.write((data) => this.#outcome(data, door, data.doors[door], { acked: true }));
    this.changed();
    return this.board.states[door] === "open" ? "opened" : "jammed";
  }

  #outcome(data, door, watch, more) {
    const isOpen = this.board.states[door] === "open";
    const outcome = isOpen ? "opened" : more.restarted ? "unknown" : "jammed";
    tell(data, this.clock.now(), "door_opened", { ...watch.cause, door, outcome, ...more });
    if (!isOpen) delete data.doors[door];
    else Object.assign(watch, { told: true, since: this.clock.now() });
  }

  #look() {
    for (const [door, watch] of Object.entries(this.journal.data.doors)) {
      const isClosed = this.board.states[door] === "closed";
      watch.closed = isClosed ? (watch.closed ?? 0) + 1 : 0;
      if (watch.closed >= 2) this.#told(door, "door_closed", (data) => delete data.doors[door]);
      else if (!isClosed && !watch.complained && this.clock.now() - watch.since > LEFT_OPEN_S) {
        this.#told(door, "door_left_open", (data) => (data.doors[door].complained = true));
      }
    }
  }

  #told(door, type, change) {
    this.journal.write((data) => {
      tell(data, this.clock.now(), type, { ...data.doors[door].cause, door });
      change(data);
    });
    this.changed(door);
  }
}

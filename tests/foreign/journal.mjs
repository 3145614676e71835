// Everything that must survive a power cut, in one file that each transaction replaces: sections 8 and 9.
import { randomBytes } from "node:crypto";
import { read, write } from "./files.mjs";

const REMEMBERED_S = 30 * 86400;
const MOST_EVENTS = 100;

const anew = () => ({
  lineage: randomBytes(8).toString("hex"), boot: 0, next: 1, sent: 0, acked: 0, events: [], time: 0,
  banks: {}, gone: [], used: {}, orders: {}, doors: {}, failures: 0, waitUntil: 0, tries: [],
});

export class Journal {
  constructor(file) {
    this.file = file;
    this.data = read(file) ?? anew();
    this.write((data) => data.boot++);
  }

  // All of what `change` does is on the disk afterwards, or nothing of it.
  write(change) {
    const next = structuredClone(this.data);
    change(next);
    write(this.file, next);
    this.data = next;
  }

  grants() {
    const live = Object.values(this.data.banks).flatMap((bank) => bank.grants.map((row) => ({ row, live: true })));
    return [...this.data.gone.map((row) => ({ row, live: false })), ...live];
  }

  batch(thing) {
    const { lineage, boot, events } = this.data;
    return { v: 1, thing, lineage, boot, events: events.slice(0, MOST_EVENTS) };
  }
}

export const tell = (data, at, type, body) => data.events.push({ n: data.next++, at, type, ...body });

// The grants of one bank are those of the document, no others.
export function takeBank(data, now, bank, document, version) {
  const before = data.banks[bank]?.grants ?? [];
  const present = new Set(document.grants.map(([id]) => id));
  data.gone = [...data.gone, ...before.filter(([id]) => !present.has(id))].filter((row) => row[5] + REMEMBERED_S > now);
  data.banks[bank] = { rev: document.rev, version, grants: document.grants };
  tell(data, now, "bank_synced", { bank, rev: document.rev });
}

// Returns whether the journal had to begin anew.
export function takeAck(data, now, { lineage, number }) {
  const own = lineage === data.lineage;
  if (own ? number <= Math.max(data.sent, data.acked) : data.acked === 0) {
    if (own && number > data.acked) {
      data.acked = number;
      data.events = data.events.filter((event) => event.n > number);
    }
    return false;
  }
  const old = data.lineage;
  const waiting = data.events;
  Object.assign(data, { lineage: randomBytes(8).toString("hex"), next: 1, sent: 0, acked: 0, events: [] });
  for (const { n, at, type, ...body } of waiting) {
    tell(data, at, type, { ...body, was: [...(body.was ?? []), `${old}#${n}`].slice(-8) });
  }
  tell(data, now, "journal_repaired", { reason: "put_back", from: old });
  return true;
}

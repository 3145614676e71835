// Shadows in, reports and events out: sections 4, 5 and 8. A delta is a bell: the whole document is read.
import { revOf } from "./codes.mjs";
import { takeAck, takeBank } from "./journal.mjs";
import { ask, connect, publish, subscribe } from "./line.mjs";

const VERSION = "1.0.0";
const RESEND_MS = 5000;
const HEARTBEAT_MS = 60000;

export class Cloud {
  constructor(config, identity, journal, clock, board, ordered) {
    Object.assign(this, { config, journal, clock, board, ordered, acquainted: false, flying: 0 });
    const { thing } = config;
    this.banks = [...new Set(config.doors.map((door) => door[0]))];
    this.shadows = ["cabinet", ...this.banks.map((bank) => `bank-${bank}`)];
    this.presence = `cabinets/${thing}/presence`;
    const gone = { topic: this.presence, payload: JSON.stringify({ thing, online: false, at: 0 }), qos: 1 };
    this.client = connect(config, thing, identity.certificate, identity.privateKey, gone);
    this.client.on("error", (error) => console.error(error.message));
    this.client.on("close", () => (this.acquainted = false));
    this.client.on("connect", () => this.#connected().catch((error) => console.error(error.message)));
    this.client.on("message", (topic) => topic.endsWith("/update/delta") && this.#rang(topic));
    setInterval(() => this.client.connected && this.#present(true), HEARTBEAT_MS).unref();
    setInterval(() => this.send(), RESEND_MS).unref();
  }

  async stop() {
    await this.#present(false);
    await this.client.endAsync();
  }

  // Something new is in the journal, or a door moved.
  changed() {
    if (this.flying <= this.journal.data.acked) this.send();
    this.report();
  }

  send() {
    if (!this.acquainted || !this.journal.data.events.length) return;
    const batch = this.journal.batch(this.config.thing);
    this.flying = batch.events.at(-1).n;
    this.journal.write((data) => (data.sent = Math.max(data.sent, this.flying)));
    publish(this.client, `cabinets/${this.config.thing}/events`, batch).catch(() => {});
  }

  report() {
    if (!this.client.connected) return;
    const { lineage, boot, banks } = this.journal.data;
    this.#say("cabinet", { version: VERSION, lineage, boot });
    for (const bank of this.banks) {
      const own = Object.entries(this.board.states).filter(([door]) => door[0] === bank);
      this.#say(`bank-${bank}`, { rev: banks[bank]?.rev ?? "", doors: Object.fromEntries(own) });
    }
  }

  async #connected() {
    this.said = {};
    await this.#present(true);
    for (const shadow of this.shadows) {
      const ends = ["get/+", "update/accepted", "update/rejected", "update/delta"];
      await subscribe(this.client, ends.map((end) => this.#topic(shadow, end)));
      await this.#read(shadow);
    }
    this.acquainted = true;
    this.flying = 0;
    this.changed();
  }

  async #read(shadow) {
    let found;
    try {
      found = await ask(this.client, this.#topic(shadow, "get"));
    } catch (error) {
      if (error.code === 404) return;
      throw error;
    }
    this.clock.serverSaid(found.timestamp);
    const desired = found.state.desired ?? {};
    if (shadow === "cabinet") this.#takeCabinet(desired);
    else this.#takeBank(shadow.slice(-1), desired, found.version);
  }

  #takeCabinet({ ack }) {
    if (!ack) return;
    this.journal.write((data) => {
      data.time = this.clock.now();
      if (takeAck(data, data.time, ack)) this.flying = 0;
    });
    this.changed();
  }

  #takeBank(bank, desired, version) {
    const held = this.journal.data.banks[bank] ?? { rev: "", version: 0 };
    if (version <= held.version || !desired.grants || desired.rev === held.rev) return;
    if (revOf(desired) !== desired.rev) return console.error(`bank ${bank}: the rev does not name this content`);
    const known = (row) => row[1].every((door) => door in this.board.states);
    const document = { ...desired, grants: desired.grants.filter(known) };
    const orders = desired.orders.filter(([id]) => !this.journal.data.orders[id]);
    this.journal.write((data) => {
      takeBank(data, this.clock.now(), bank, document, version);
      for (const [id, door, until] of orders) data.orders[id] = { door, until, waiting: true };
    });
    orders.forEach(([id, door, until]) => this.ordered(id, door, until));
    this.changed();
  }

  #rang(topic) {
    const shadow = topic.split("/")[5];
    this.#read(shadow).catch((error) => console.error(error.message));
  }

  #say(shadow, reported) {
    const text = JSON.stringify(reported);
    if (this.said?.[shadow] === text) return;
    this.said[shadow] = text;
    publish(this.client, this.#topic(shadow, "update"), { state: { reported } }).catch(() => {});
  }

  #present(online) {
    const note = { thing: this.config.thing, online, at: this.clock.now() };
    return publish(this.client, this.presence, note);
  }

  #topic(shadow, end) {
    return `$aws/things/${this.config.thing}/shadow/name/${shadow}/${end}`;
  }
}

import type { Granted } from "../api/routes";
import { base, callAs, forget, newKey, sent } from "./api";
import { forgetTyped, typedBy } from "./keeping";
import { refusalOf } from "./refusal";
import { Tabs } from "./tabs";
import { now } from "./times";

export type Standing = "unknown" | "in" | "out" | "ended";
type Listener = (standing: Standing, ends: number) => void;

const EARLY = 60;

/** One signed-in person of this browser: `path` is "session" for applicants, "staff-session" for staff. */
export class Session {
  private granted: Granted | null = null;
  private renewing: Promise<Granted | null> | null = null;
  private standing: Standing = "unknown";
  private readonly listeners = new Set<Listener>();
  private readonly tabs: Tabs;
  private who: string | null = null;
  /** The sign-in of whose answer nobody knows: sent again, the code that it has used up counts still. */
  private entering = { said: "", key: "" };
  /** Grows with each sign-in and sign-out: an answer that was asked for before counts no more. */
  private turn = 0;

  constructor(private readonly path: string) {
    callAs({ token: () => this.token(), renewed: () => this.isGoodAgain() });
    this.tabs = new Tabs(path, () => void this.elsewhere().catch(() => undefined));
  }

  /** Tells at once and at every change; returns how to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.standing, this.granted?.session_ends ?? 0);
    return () => void this.listeners.delete(listener);
  }

  /** Looks whether the cookie of before still holds. */
  async resume(): Promise<void> {
    await this.renewed();
  }

  /** Signs in; raises Refusal where the code is wrong. */
  async begin(body: Readonly<Record<string, string>>): Promise<void> {
    const said = JSON.stringify(body);
    if (this.entering.said !== said) this.entering = { said, key: newKey() };
    const granted = await this.asked("", body, this.entering.key);
    this.entering = { said: "", key: "" };
    this.turn += 1;
    this.taken(granted);
    this.tabs.tell();
  }

  async end(everywhere: boolean): Promise<void> {
    await this.asked("/ending", { everywhere });
    this.turn += 1;
    forget();
    this.granted = null;
    this.told("out");
    this.tabs.tell();
  }

  /** Another tab has signed in or out. After a sign-out nothing of the person stays in this one either. */
  private async elsewhere(): Promise<void> {
    if (!(await this.isGoodAgain())) forgetTyped();
  }

  /** The token is not taken, or another tab has signed in or out: what does the cookie say? */
  private async isGoodAgain(): Promise<boolean> {
    if (this.granted) this.granted = { ...this.granted, expires: 0 };
    return (await this.renewed()) !== null;
  }

  private async token(): Promise<string | null> {
    if (this.standing === "out" || this.standing === "ended") return null;
    if (this.granted && (this.granted.expires ?? 0) - EARLY > now()) return this.granted.token;
    return (await this.renewed())?.token ?? null;
  }

  /** Only one question at a time, however many calls wait for its answer. */
  private renewed(): Promise<Granted | null> {
    this.renewing ??= this.renew().finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async renew(): Promise<Granted | null> {
    const turn = this.turn;
    const granted = await this.asked("/renewal", undefined);
    if (turn !== this.turn) return this.granted;
    if (granted.token) return this.taken(granted);
    this.lost();
    return null;
  }

  private lost(): void {
    const had = this.granted !== null;
    this.granted = null;
    if (this.standing !== "ended") this.told(had ? "ended" : "out");
  }

  private taken(granted: Granted): Granted {
    const who = granted.who ?? "";
    typedBy(who, this.path);
    // The page still shows the person of before: another tab has signed in somebody else.
    if (this.who !== null && this.who !== who) location.reload();
    this.who = who;
    this.granted = granted;
    if (this.standing !== "in") this.tabs.tell();
    this.told("in");
    return granted;
  }

  private async asked(what: string, body: unknown, key: string = newKey()): Promise<Granted> {
    const headers = new Headers({ "Content-Type": "application/json", "X-Xinbao": "1", "Idempotency-Key": key });
    const init = { method: "POST", headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await sent(`${base()}${this.path}${what}`, init);
    const said: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw refusalOf(answer.status, said);
    return said as Granted;
  }

  private told(standing: Standing): void {
    this.standing = standing;
    for (const listener of this.listeners) listener(standing, this.granted?.session_ends ?? 0);
  }
}

import type { BankDrawn } from "../common/drawing/cabinet";

/** What the controller tells of itself (GET /state and /events), as far as its screen shows it. */
export type DoorState = "open" | "closed" | "unknown";
export type Phase = "opening" | "unanswered" | "open" | "left_open" | "closed" | "doubtful" | "waiting" | "moved" | "ended";
export type Answer = "put_in" | "taken" | "nothing" | "again" | "too_small" | "wont_close";
export type Spoken = Readonly<Record<string, readonly string[]>>;

interface Told {
  readonly message: string;
  readonly message_zh: string;
  readonly spoken: Spoken;
}

export interface Session extends Told {
  readonly id: string;
  readonly state: Phase;
  readonly door: string;
  readonly given: string | null;
  readonly purpose: "deposit" | "collect" | "store" | "pickup" | "recall";
  readonly answers: readonly Answer[];
  readonly answered: Answer | null;
  readonly sentences: readonly string[];
  readonly route: readonly { readonly door: string; readonly state: "done" | "doubtful" | "now" | "next" }[];
}

/** What came of a code, typed or scanned anywhere at this box. */
export interface Result extends Told {
  readonly result: string;
  readonly doors: readonly string[];
  readonly retry_after?: number;
}

export interface Preferences {
  readonly language: string;
  readonly large_type: boolean;
  readonly reach: "any" | "low";
}

export interface Cabinet {
  readonly thing: string;
  readonly version: string;
  readonly network: "online" | "offline";
  readonly doors: Readonly<Record<string, DoorState>>;
  readonly lockout: { readonly retry_after: number };
  readonly sessions: readonly Session[];
  readonly preferences: Preferences;
  /** Scanner and keys beside the screen, by name: ok or lost. */
  readonly devices: Readonly<Record<string, string>>;
  readonly screen: { readonly name: Readonly<Record<string, string>>; readonly phone: string; readonly theme: "auto" | "light" | "dark"; readonly language: string; readonly drawing: readonly BankDrawn[] };
  /** Of the screen alone: what came last of a code, and how many digits the keys beside it have. */
  readonly result?: Result | undefined;
  readonly digits?: number;
}

/** The cabinet after one event of the stream. An event of a newer program changes nothing. */
export function after(cabinet: Cabinet | undefined, kind: string, body: unknown): Cabinet | undefined {
  if (kind === "state") return body as Cabinet;
  if (!cabinet) return cabinet;
  switch (kind) {
    case "doors":
      return { ...cabinet, doors: { ...cabinet.doors, ...(body as Cabinet["doors"]) } };
    case "network":
      return { ...cabinet, network: (body as Pick<Cabinet, "network">).network };
    case "lockout":
      return { ...cabinet, lockout: body as Cabinet["lockout"] };
    case "devices":
      return { ...cabinet, devices: body as Cabinet["devices"] };
    case "preferences":
      return { ...cabinet, preferences: body as Preferences };
    case "digits":
      return { ...cabinet, digits: (body as { count: number }).count, result: undefined };
    case "answer":
      return { ...cabinet, digits: 0, result: body as Result };
    case "session":
      return { ...cabinet, ...withSession(cabinet, body as Session) };
    default:
      return cabinet;
  }
}

/** The newest stands last. Who could not be served reads so also when the door is no longer theirs. */
function withSession(cabinet: Cabinet, session: Session): Pick<Cabinet, "sessions" | "result"> {
  const others = cabinet.sessions.filter((one) => one.id !== session.id);
  if (session.state !== "ended") {
    const isNew = others.length === cabinet.sessions.length;
    return { sessions: isNew ? [...others, session] : cabinet.sessions.map((one) => (one.id === session.id ? session : one)), result: undefined };
  }
  const unserved = session.sentences.includes("unserved");
  return { sessions: others, result: unserved ? { ...session, result: "unserved", doors: [] } : cabinet.result };
}

const UNDER_WAY: ReadonlySet<Phase> = new Set<Phase>(["opening", "unanswered", "open", "left_open"]);

export const isUnderWay = (session: Session): boolean => UNDER_WAY.has(session.state);
export const isPutting = (session: Session): boolean => session.purpose === "deposit" || session.purpose === "store";

/** No board answers: nothing can be opened. */
export function isDead(cabinet: Cabinet): boolean {
  const states = Object.values(cabinet.doors);
  return states.length > 0 && states.every((state) => state === "unknown");
}

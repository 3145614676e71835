import type { Nothing, Routes } from "../api/routes";
import { aged } from "./aged";
import { heard } from "./times";
import { offline, Refusal, refusalOf } from "./refusal";

export type RouteName = keyof Routes;
export type Reply<K extends RouteName> = Routes[K]["reply"];
export type Body<K extends RouteName> = Routes[K]["body"];

type Part<Name extends string, Value> = [Value] extends [Nothing] ? unknown : Nothing extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };
/** What a route wants: its path's parameters, its query and its body, each only where it has one. */
export type Given<K extends RouteName> = Part<"path", Routes[K]["path"]> & Part<"query", Routes[K]["query"]> & Part<"body", Routes[K]["body"]>;

interface Loose {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** Who calls: gives a token that is good now, or null for anybody; `renewed` after the gateway refused it: is there another? */
export interface Caller {
  token(): Promise<string | null>;
  renewed(): Promise<boolean>;
}

let caller: Caller = { token: () => Promise.resolve(null), renewed: () => Promise.resolve(false) };
export const callAs = (who: Caller): void => {
  caller = who;
};

/** `at`: when it was last whole, in milliseconds of this page's own clock. */
interface Seen {
  readonly tag: string;
  readonly body: unknown;
  readonly at: number;
}

const seen = new Map<string, Seen>();
const TAGGED = 60;
const SECONDS = 30;

/** The API stands beside the page: `./cases` of `…/api/portal`. */
export const base = (): string => new URL(".", location.href.replace(/#.*/, "")).href;

/** Calls a route of the table. Every write has an Idempotency-Key: the same `key` never does it twice. Raises Refusal. */
export async function call<K extends RouteName>(name: K, given: Given<K>, key: string = newKey()): Promise<Reply<K>> {
  try {
    return await once(name, given, key);
  } catch (error) {
    if (!isTurnedAway(error) || !(await caller.renewed())) throw error;
    return once(name, given, key);
  }
}

/** What the gateway says by itself: the template's own words, and no code where it does not know them. Lambdas have codes of their own. */
const TURNED_AWAY = new Set(["SIGN_IN_FIRST", "UNANSWERED"]);

/** The gateway does not take the token: a wrong clock here, a key changed there. */
const isTurnedAway = (error: unknown): boolean => error instanceof Refusal && TURNED_AWAY.has(error.code) && (error.status === 401 || error.status === 403);

async function once<K extends RouteName>(name: K, given: Given<K>, key: string): Promise<Reply<K>> {
  const [method = "GET", template = ""] = name.split(" ", 2);
  const { path = {}, query = {}, body } = given as Loose;
  const url = base() + filled(template, path).slice(1) + queryOf(query);
  const token = await caller.token();
  const headers = new Headers(token ? { Authorization: token } : {});
  if (method !== "GET") headers.set("Idempotency-Key", key);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const known = method === "GET" ? seen.get(url) : undefined;
  if (known) headers.set("If-None-Match", known.tag);
  const answer = await sent(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (answer.status === 304 && known) return aged(known.body, Math.round((performance.now() - known.at) / 1000)) as Reply<K>;
  return (await read(url, answer)) as Reply<K>;
}

/** A file of the API for somebody signed in, such as a PDF; an address alone would not carry the token. Raises Refusal. */
export async function fileOf(path: string): Promise<Blob> {
  const token = await caller.token();
  const answer = await sent(base() + path, { headers: token ? { Authorization: token } : {} });
  if (answer.ok) return answer.blob();
  throw refusalOf(answer.status, await answer.json().catch(() => null));
}

export const newKey = (): string => crypto.randomUUID();

function filled(template: string, path: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
}

function queryOf(query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

/** A fetch that ends: no network and no answer are refusals with words of their own. */
export async function sent(url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(url, { ...init, credentials: "same-origin", signal: AbortSignal.timeout(SECONDS * 1000) });
    heard(answer.headers.get("Date"));
    return answer;
  } catch {
    throw offline();
  }
}

async function read(url: string, answer: Response): Promise<unknown> {
  const body: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return kept(url, answer.headers.get("ETag"), body);
  throw refusalOf(answer.status, body);
}

function kept(url: string, tag: string | null, body: unknown): unknown {
  if (tag) {
    if (seen.size >= TAGGED) seen.delete(seen.keys().next().value as string);
    seen.set(url, { tag, body, at: performance.now() });
  }
  return body;
}

/** Forgets what was answered to the person of before. */
export const forget = (): void => seen.clear();

import { href } from "../../common/router";

/** What somebody looks for; left out is open. */
export interface Wish {
  readonly q?: string;
  readonly kind?: string;
  readonly department?: string;
}

export function wishOf(query: URLSearchParams): Wish {
  return { q: query.get("q") ?? "", kind: query.get("kind") ?? "", department: query.get("department") ?? "" };
}

/** The list of items that fit, as an address: it can be kept, sent and gone back to. */
export function listHref(wish: Wish): string {
  const given = Object.entries(wish).filter(([, value]) => value);
  return href("items") + (given.length ? `?${new URLSearchParams(given)}` : "");
}

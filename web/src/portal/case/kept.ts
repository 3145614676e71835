import type { CodeShown } from "../../api/routes";
import { now } from "../../common/times";

/** A code as it was last seen, and when: in a cellar before a cabinet there is often no network. */
export interface Kept {
  readonly code: CodeShown;
  readonly at: number;
}

const key = (id: string): string => `typed.code.${id}`;

/** In this tab only; a sign-out takes it away. */
export function keep(id: string, code: CodeShown): void {
  try {
    sessionStorage.setItem(key(id), JSON.stringify({ code, at: now() }));
  } catch {
    /* the phone is full: it shows as long as the page stays */
  }
}

export function kept(id: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(id)) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

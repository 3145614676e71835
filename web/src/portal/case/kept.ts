import type { CabinetFront, CodeShown } from "../../api/routes";
import { now } from "../../common/times";

/** A code as it was last seen, and when: in a cellar before a cabinet there is often no network. */
export interface Kept {
  readonly code: CodeShown;
  readonly at: number;
}

const key = (id: string): string => `typed.code.${id}`;

/** In this tab only; a sign-out takes it away. */
export function keep(id: string, code: CodeShown): void {
  write(key(id), { code, at: now() });
}

export const kept = (id: string): Kept | null => read<Kept>(key(id));

/** A code that has served is shown no more. */
export const forget = (id: string): void => sessionStorage.removeItem(key(id));

const frontKey = (cabinet: string): string => `typed.front.${cabinet}`;

/** The cabinet with its doors, so that the drawing stays where the network goes. */
export const keepFront = (front: CabinetFront): void => write(frontKey(front.cabinet), front);

export const keptFront = (cabinet: string): CabinetFront | null => read<CabinetFront>(frontKey(cabinet));

function write(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* the phone is full: it shows as long as the page stays */
  }
}

function read<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

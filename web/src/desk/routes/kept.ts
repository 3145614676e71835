import { useState } from "preact/hooks";
import type { DoorUse, Text } from "../../api/routes";

/** A route as it stays on the device: what is needed at the cabinet when the network is gone. */
export interface KeptRoute {
  readonly cabinet: string;
  readonly name: Text;
  readonly site: Text | null;
  readonly grant: string;
  readonly code: string;
  readonly until: number;
  readonly doors: readonly KeptDoor[];
  /** Doors that the person ticked: a note of one's own, and no proof. */
  readonly ticked: readonly string[];
  /** Whether the code still opened something when the server was asked last. */
  readonly over: boolean;
  /** What the cabinet had reported of each door, and when that was read; 0 for never. */
  readonly reported: Readonly<Record<string, DoorUse>>;
  readonly read: number;
}

export interface KeptDoor {
  readonly door: string;
  readonly number: string;
  readonly item: Text | null;
}

export interface Kept {
  readonly routes: readonly KeptRoute[];
  /** Grants of routes that were dropped on this page: an answer of before may still name them. */
  readonly dropped: readonly string[];
  put(route: KeptRoute): void;
  change(cabinet: string, by: (route: KeptRoute) => KeptRoute): void;
  drop(cabinet: string): void;
}

// Under "typed.", which a sign-out empties.
const keyOf = (who: string): string => `typed.routes.${who}`;

/** The routes of one person in this tab; they outlive a lost network, a lost session and a reload. */
export function useKept(who: string): Kept {
  const [routes, set] = useState(() => read(who));
  const [dropped, note] = useState<readonly string[]>([]);
  const keep = (by: (before: readonly KeptRoute[]) => readonly KeptRoute[]): void =>
    set((before) => {
      const after = by(before);
      if (after !== before) write(who, after);
      return after;
    });
  return {
    routes,
    dropped,
    put: (route) => keep((before) => [...before.filter((one) => one.cabinet !== route.cabinet), route]),
    change: (cabinet, by) => keep((before) => changed(before, cabinet, by)),
    drop: (cabinet) => {
      note([...dropped, ...routes.filter((one) => one.cabinet === cabinet).map((one) => one.grant)]);
      keep((before) => before.filter((one) => one.cabinet !== cabinet));
    },
  };
}

/** The same list where nothing is different, so that nothing is drawn or written anew. */
function changed(before: readonly KeptRoute[], cabinet: string, by: (route: KeptRoute) => KeptRoute): readonly KeptRoute[] {
  const after = before.map((one) => (one.cabinet === cabinet ? by(one) : one));
  return after.every((one, index) => one === before[index]) ? before : after;
}

function read(who: string): readonly KeptRoute[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(who)) ?? "[]") as KeptRoute[];
  } catch {
    return [];
  }
}

function write(who: string, routes: readonly KeptRoute[]): void {
  try {
    sessionStorage.setItem(keyOf(who), JSON.stringify(routes));
  } catch {
    /* the phone is full: it stays on the page only */
  }
}

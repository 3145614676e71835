import { useEffect, useState } from "preact/hooks";

const PREFIX = "typed.";
/** Where the phone is full or keeps nothing: it lasts as long as the page then. */
const memory = new Map<string, string>();

/** What somebody has typed and not sent: outlives a lost session, a reload and Back; ends with the browser's tab. */
export function useTyped(name: string, first = ""): readonly [string, (value: string) => void, () => void] {
  const key = PREFIX + name;
  const [value, set] = useState(() => read(key) ?? first);
  useEffect(() => set(read(key) ?? first), [key]);
  const keep = (typed: string): void => {
    set(typed);
    write(key, typed);
  };
  const forget = (): void => write(key, null);
  return [value, keep, forget];
}

/** What was typed is its writer's: another person who signs in in this tab does not find it. */
export function typedBy(who: string, as: string): void {
  const key = `${PREFIX}@${as}`;
  if (![null, who].includes(read(key))) forgetTyped();
  write(key, who);
}

/** One word is of no more use, for instance the phone number once somebody is in. */
export const forgetWord = (name: string): void => write(PREFIX + name, null);

/** After a sign-out nothing of the person stays behind. */
export function forgetTyped(): void {
  memory.clear();
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    /* nothing was kept either */
  }
}

function read(key: string): string | null {
  try {
    return memory.get(key) ?? sessionStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key: string, value: string | null): void {
  memory.delete(key);
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    if (value !== null) memory.set(key, value);
  }
}

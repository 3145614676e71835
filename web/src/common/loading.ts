import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { call, type Given, type Reply, type RouteName } from "./api";
import { asRefusal, type Refusal } from "./refusal";
import { now } from "./times";

/** What a page has of its data: `found` stays while it is asked again, so that a page never blinks. */
export interface Loaded<T> {
  readonly found: T | undefined;
  readonly failed: Refusal | undefined;
  readonly slow: boolean;
  /** When it was answered last, also where nothing had changed; 0 for never. */
  readonly at: number;
  again(): void;
}

const SLOW = 2000;

interface Options {
  /** Seconds between two looks while the page is in view; 0: once. An unchanged answer is a 304 without a body. */
  readonly every?: number;
  readonly skip?: boolean;
  /** All pages of a list as one: who looks for one thing in it must not be told that it is gone. */
  readonly whole?: boolean;
}

interface Listed {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** A list this long is looked at by nobody. */
const MOST_PAGES = 20;

async function whole<K extends RouteName>(name: K, given: Given<K>): Promise<Reply<K>> {
  let page = (await call(name, given)) as unknown as Listed;
  const items = [...page.items];
  for (let pages = 1; page.next && pages < MOST_PAGES; pages += 1) {
    const { query } = given as { readonly query?: object };
    page = (await call(name, { ...(given as object), query: { ...query, cursor: page.next } } as Given<K>)) as unknown as Listed;
    items.push(...page.items);
  }
  return { ...page, items } as unknown as Reply<K>;
}

/** Asks a route when the page opens, when its arguments change, and every so often while somebody looks. */
export function useRoute<K extends RouteName>(name: K, given: Given<K>, options: Options = {}): Loaded<Reply<K>> {
  const [state, set] = useState<{ found?: Reply<K>; failed?: Refusal; asked: string; at?: number }>({ asked: "" });
  const [slow, setSlow] = useState(false);
  const asked = `${name} ${JSON.stringify(given)}`;
  const currentRef = useRef(asked);

  const look = useCallback(async () => {
    if (options.skip) return;
    const timer = setTimeout(() => setSlow(true), SLOW);
    try {
      const found = await (options.whole ? whole : call)(name, given);
      if (currentRef.current === asked) set({ found, asked, at: now() });
    } catch (error) {
      if (currentRef.current === asked) set((old) => ({ ...(old.asked === asked ? old : { asked }), asked, failed: asRefusal(error) }));
    } finally {
      clearTimeout(timer);
      setSlow(false);
    }
  }, [asked, options.skip]);

  useEffect(() => {
    currentRef.current = asked;
    void look();
    if (!options.every) return undefined;
    const seen = (): void => void (document.visibilityState === "visible" && look());
    const timer = setInterval(seen, options.every * 1000);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [look, options.every]);

  const fresh = state.asked === asked;
  return { found: fresh ? state.found : undefined, failed: fresh ? state.failed : undefined, slow, at: (fresh && state.at) || 0, again: () => void look() };
}

/** A deed: runs once at a time (a double click does nothing twice), keeps its refusal for the page to show. */
export function useDeed<A extends readonly unknown[]>(deed: (...given: A) => Promise<unknown>): Deed<A> {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Refusal | undefined>();
  const runningRef = useRef(false);
  const run = async (...given: A): Promise<boolean> => {
    if (runningRef.current) return false;
    runningRef.current = true;
    setBusy(true);
    setFailed(undefined);
    try {
      await deed(...given);
      return true;
    } catch (error) {
      setFailed(asRefusal(error));
      return false;
    } finally {
      runningRef.current = false;
      setBusy(false);
    }
  };
  return { run, busy, failed, clear: () => setFailed(undefined) };
}

export interface Deed<A extends readonly unknown[]> {
  run(...given: A): Promise<boolean>;
  readonly busy: boolean;
  readonly failed: Refusal | undefined;
  clear(): void;
}

import { useEffect, useState } from "preact/hooks";
import { asRefusal, type Refusal } from "./refusal";
import type { Session, Standing } from "./session";
import { now } from "./times";

export interface SignedIn {
  readonly standing: Standing;
  /** Seconds until the session ends, once that is near; 0 before. */
  readonly ending: number;
  /** Why nobody knows yet whether somebody is signed in, and how to look again. */
  readonly failed?: Refusal | undefined;
  readonly again?: () => void;
}

const WARN = 10 * 60;
const LOOK = 15_000;

/** How the session stands; looks for the cookie of before when the face opens. */
export function useSession(session: Session): SignedIn {
  const [standing, set] = useState<Standing>("unknown");
  const [ends, setEnds] = useState(0);
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  const [failed, fail] = useState<Refusal | undefined>();
  const look = (): void => {
    fail(undefined);
    session.resume().catch((error: unknown) => fail(asRefusal(error)));
  };
  useEffect(() => {
    const stop = session.listen((found, until) => {
      set(found);
      setEnds(until);
    });
    look();
    return stop;
  }, [session]);
  useEffect(() => {
    if (standing !== "in" || !ends) return undefined;
    const count = (): void => {
      setLeft(ends - now());
      if (ends <= now()) void session.resume().catch(() => undefined);
    };
    count();
    const timer = setInterval(count, LOOK);
    return () => clearInterval(timer);
  }, [standing, ends, session]);
  return { standing, ending: standing === "in" && left <= WARN ? Math.max(left, 1) : 0, failed, again: look };
}

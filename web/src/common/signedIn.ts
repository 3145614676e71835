import { useEffect, useState } from "preact/hooks";
import type { Session, Standing } from "./session";
import { now } from "./times";

export interface SignedIn {
  readonly standing: Standing;
  /** Seconds until the session ends, once that is near; 0 before. */
  readonly ending: number;
}

const WARN = 10 * 60;
const LOOK = 15_000;

/** How the session stands; looks for the cookie of before when the face opens. */
export function useSession(session: Session): SignedIn {
  const [standing, set] = useState<Standing>("unknown");
  const [ends, setEnds] = useState(0);
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const stop = session.listen((found, until) => {
      set(found);
      setEnds(until);
    });
    session.resume().catch(() => undefined);
    return stop;
  }, [session]);
  useEffect(() => {
    if (standing !== "in" || !ends) return undefined;
    const look = (): void => {
      setLeft(ends - now());
      if (ends <= now()) void session.resume().catch(() => undefined);
    };
    look();
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [standing, ends, session]);
  return { standing, ending: standing === "in" && left <= WARN ? Math.max(left, 1) : 0 };
}

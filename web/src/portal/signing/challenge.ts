import { useEffect, useState } from "preact/hooks";
import { useTyped } from "../../common/keeping";
import { now } from "../../common/times";

/** A code that was sent: to which phone, and when. */
export interface Asked {
  readonly challenge: string;
  readonly phone: string;
  readonly at: number;
}

/** Survives a reload of the page, for who looks for the text and comes back. */
export function useAsked(): readonly [Asked | null, (asked: Asked | null) => void] {
  const [kept, keep] = useTyped("sign-in.asked");
  return [read(kept), (asked) => keep(asked ? JSON.stringify(asked) : "")];
}

function read(kept: string): Asked | null {
  try {
    return kept ? (JSON.parse(kept) as Asked) : null;
  } catch {
    return null;
  }
}

const PAUSE = 60;

/** Seconds until another code can be asked for. */
export function useWait(at: number): number {
  const [left, set] = useState(at + PAUSE - now());
  useEffect(() => {
    const look = (): void => set(at + PAUSE - now());
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return Math.max(left, 0);
}

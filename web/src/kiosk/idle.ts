import { useEffect, useRef, useState } from "preact/hooks";

export const WARN_S = 30;
export const HOME_S = 60;

/** Goes home when nobody has touched anything for a minute; says so half a minute before. `stays`: there is nothing to
 * go home from, or a door stands open. `signs`: what else shows that somebody is there; a change of it counts as a touch. */
export function useIdle(stays: boolean, signs: string, goHome: () => void): { readonly left: number | undefined; readonly more: () => void } {
  const touchedRef = useRef(0); // the first effect sets it
  const [left, setLeft] = useState<number | undefined>();
  const more = (): void => {
    touchedRef.current = performance.now();
    setLeft(undefined);
  };
  useEffect(more, [stays, signs]);
  useEffect(() => {
    // The warning has buttons of its own: it must stay until one of them has heard the touch.
    const touched = (event: Event): void => {
      if (!(event.target instanceof Element && event.target.closest("dialog"))) more();
    };
    addEventListener("pointerdown", touched);
    addEventListener("keydown", touched);
    const timer = setInterval(() => {
      const seconds = (performance.now() - touchedRef.current) / 1000;
      if (stays || seconds < WARN_S) return setLeft(undefined);
      if (seconds < HOME_S) return setLeft(Math.ceil(HOME_S - seconds));
      more();
      return goHome();
    }, 500);
    return () => {
      removeEventListener("pointerdown", touched);
      removeEventListener("keydown", touched);
      clearInterval(timer);
    };
  }, [stays, goHome]);
  return { left, more };
}

import { useEffect, useRef, useState } from "preact/hooks";
import { typeCode } from "./deeds";

// Four groups of three would be a code that no centre issues.
const LONGEST = 12;

export interface Typing {
  readonly digits: string;
  readonly busy: boolean;
  /** The code did not reach the program. */
  readonly unheard: boolean;
  press(key: string): void;
  clear(): void;
}

interface Typed {
  readonly digits: string;
  readonly busy: boolean;
  readonly unheard: boolean;
}

const NOTHING: Typed = { digits: "", busy: false, unheard: false };

/** A code typed on the screen, or at a keyboard that belongs to the browser. `listens`: the keypad is in view;
 * `begun`: of another code than the one before. */
export function useTyping(listens: boolean, begun: () => void): Typing {
  // Keys may come faster than the screen is drawn anew.
  const typedRef = useRef(NOTHING);
  const [typed, set] = useState(NOTHING);
  const become = (now: Typed): void => {
    typedRef.current = now;
    set(now);
  };
  const enter = async (code: string): Promise<void> => {
    become({ ...NOTHING, busy: true });
    become({ ...NOTHING, unheard: !(await typeCode(code)) });
  };
  const press = (key: string): void => {
    const { digits, busy } = typedRef.current;
    if (busy) return;
    if (!digits) begun();
    if (key === "enter") {
      if (digits) void enter(digits);
    } else become({ ...NOTHING, digits: edited(digits, key) });
  };
  useEffect(() => {
    if (!listens) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      if (key) press(key);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [listens]);
  return { ...typed, press, clear: () => become(NOTHING) };
}

function edited(digits: string, key: string): string {
  if (key === "clear") return "";
  if (key === "back") return digits.slice(0, -1);
  return digits.length < LONGEST ? digits + key : digits;
}

/** Enter on a button is that button's. */
function keyOf(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (/^[0-9]$/.test(event.key)) return event.key;
  const onButton = event.target instanceof HTMLButtonElement;
  return { Backspace: "back", Escape: "clear", Enter: onButton ? undefined : "enter" }[event.key];
}

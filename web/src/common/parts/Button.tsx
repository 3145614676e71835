import type { ComponentChildren } from "preact";
import { useCommon } from "../words";

interface Props {
  readonly children: ComponentChildren;
  readonly onPress?: () => void;
  readonly kind?: "plain" | "danger" | "small" | "plain small" | "danger small";
  /** While its deed runs it stays where it is, says so, and does nothing twice. */
  readonly busy?: boolean;
  readonly submit?: boolean;
  readonly pressed?: boolean;
  readonly keys?: string;
  readonly label?: string;
}

export function Button({ children, onPress, kind = "" as never, busy = false, submit = false, pressed, keys, label }: Props): ComponentChildren {
  const { working } = useCommon();
  return (
    <button
      type={submit ? "submit" : "button"}
      class={`button ${kind}`}
      aria-disabled={busy}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      aria-label={label}
      onClick={busy ? (event) => event.preventDefault() : onPress}
    >
      {busy ? working : children}
    </button>
  );
}

import type { ComponentChildren } from "preact";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import type { Session } from "./cabinet";

/** Staff's doors, which open one after the other: what is done, what is left. */
export function Route({ session }: { readonly session: Session }): ComponentChildren {
  const { own } = useWords<Own>();
  const { route } = session;
  if (!route.length) return null;
  const left = route.filter((stop) => stop.state === "next" || stop.state === "now").length;
  return (
    <section class="route" aria-label={own.route}>
      <p><strong>{own.route}</strong> · {own.left(left)}</p>
      <ol>
        {route.map(({ door, state }) => (
          <li key={door} class={state} aria-current={state === "now" ? "step" : undefined}>
            <strong>{door}</strong> <span>{own.stops[state]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

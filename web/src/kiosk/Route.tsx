import type { ComponentChildren } from "preact";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import type { Session } from "./cabinet";

type Stop = Session["route"][number];

// More would push the answers off a lying screen.
const MOST = 8;

/** Staff's doors, which open one after the other: what is done, what is left. */
export function Route({ session }: { readonly session: Session }): ComponentChildren {
  const { own } = useWords<Own>();
  const { route } = session;
  if (!route.length) return null;
  const left = route.filter((stop) => stop.state === "next" || stop.state === "now").length;
  const near = nearest(route);
  const further = left - near.filter((stop) => stop.state === "next" || stop.state === "now").length;
  return (
    <section class="route" aria-label={own.route}>
      <p><strong>{own.route}</strong> · {own.left(left)}</p>
      <ol>
        {near.map(({ door, state }) => (
          <li key={door} class={state} aria-current={state === "now" ? "step" : undefined}>
            <strong>{door}</strong> <span>{own.stops[state]}</span>
          </li>
        ))}
        {further > 0 && <li>{own.further(further)}</li>}
      </ol>
    </section>
  );
}

/** Of a long route what is in doubt, the last that is done, and what comes next. */
export function nearest(route: readonly Stop[]): readonly Stop[] {
  if (route.length <= MOST) return route;
  const last = route.findLast((stop) => stop.state === "done");
  const doubtful = route.filter((stop) => stop.state === "doubtful").slice(-2);
  const ahead = route.filter((stop) => stop.state === "now" || stop.state === "next");
  const wanted = new Set([...(last ? [last] : []), ...doubtful, ...ahead.slice(0, MOST - 1 - doubtful.length)]);
  return route.filter((stop) => wanted.has(stop));
}

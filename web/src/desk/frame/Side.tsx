import type { ComponentChildren } from "preact";
import type { QueueLine, Staff } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { href, type Place } from "../../common/router";
import { said } from "../../common/words";
import { may, useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";

/** Seconds between two looks at the counts. */
const EVERY = 10;
export const COUNTED = 100;

/** The queues in the order of a case's way, my own marked, and what is no queue. */
export function Side({ place }: { readonly place: Place }): ComponentChildren {
  const { frame } = useDesk();
  const me = useMe();
  const sees = may(me, "GET /staff/queues");
  const queues = useRoute("GET /staff/queues", {}, { every: EVERY, skip: !sees });
  const here = place.path.slice(0, 2).join("/");
  const others = (["routes", "tasks", "cabinets", "letters"] as const).filter((name) => may(me, OTHERS[name]));
  return (
    <nav class="side" aria-label={frame.queues}>
      <ul>
        {queues.found?.items.map((one) => (
          <li key={one.queue}>
            <a href={href("queues", one.queue)} aria-current={here === `queues/${one.queue}` ? "page" : undefined} class={isMine(one, me) ? "mine" : ""}>
              <span>{said(one.name)}</span>
              <Count of={one} />
            </a>
          </li>
        ))}
      </ul>
      <ul>
        {others.map((name) => (
          <li key={name}>
            <a href={href(name)} aria-current={place.path[0] === name ? "page" : undefined}>{frame.others[name]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const OTHERS = {
  routes: "POST /staff/collections",
  tasks: "GET /staff/tasks",
  cabinets: "GET /staff/cabinets",
  letters: "GET /staff/dead-letters",
} as const;

export const isMine = (queue: QueueLine, me: Staff): boolean => queue.workers.some((role) => me.roles.includes(role));

function Count({ of }: { readonly of: QueueLine }): ComponentChildren {
  const { frame } = useDesk();
  if (!of.waiting) return null;
  const shown = of.waiting >= COUNTED ? `${COUNTED - 1}+` : String(of.waiting);
  return (
    <span class="count digits">
      {shown}
      <span class="visually-hidden"> {frame.waiting}</span>
    </span>
  );
}

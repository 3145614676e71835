import type { ComponentChildren } from "preact";
import type { QueueLine } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { may, useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { COUNTED, isMine } from "../frame/Side";

/** The desk's first page: what waits for me, then everything else. */
export function Home(): ComponentChildren {
  const { frame } = useDesk();
  const me = useMe();
  const sees = may(me, "GET /staff/queues");
  const queues = useRoute("GET /staff/queues", {}, { every: 10, skip: !sees });
  if (!sees) return <Page title={frame.welcome(me.name)}><p class="notice">{frame.noQueues}</p></Page>;
  return (
    <Page title={frame.welcome(me.name)}>
      <Awaited of={queues}>
        {({ items }) => (
          <>
            <h2>{frame.mine}</h2>
            <Cards of={items.filter((one) => isMine(one, me))} />
            <h2>{frame.rest}</h2>
            <Cards of={items.filter((one) => !isMine(one, me))} />
          </>
        )}
      </Awaited>
    </Page>
  );
}

function Cards({ of }: { readonly of: readonly QueueLine[] }): ComponentChildren {
  const { frame } = useDesk();
  return (
    <ul class="cards">
      {of.map((one) => (
        <li key={one.queue}>
          <a class="card queue-card" href={href("queues", one.queue)}>
            <span class="queue-name">{said(one.name)}</span>
            <span class={one.waiting ? "queue-count digits" : "queue-count digits none"}>
              {one.waiting >= COUNTED ? `${COUNTED - 1}+` : one.waiting}
              <span class="visually-hidden"> {frame.waiting}</span>
            </span>
            <span class="muted">{said(one.about)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

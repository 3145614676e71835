import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { useMe } from "../deeds/me";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { type Kept, useKept } from "./kept";
import { Start } from "./Start";
import { byCabinet } from "./waiting";

/** 收件路线: which cabinets to visit, and the routes that one has. */
export function Routes(): ComponentChildren {
  const { routes: words } = useDesk();
  const kept = useKept(useMe().id);
  const queue = useRoute("GET /staff/queues/{queue}", { path: { queue: "to-collect" }, query: { limit: 100 } }, { whole: true, every: 10 });
  const cabinets = useRoute("GET /staff/cabinets", { query: { limit: 100 } }, { whole: true, every: 30 });
  return (
    <Page title={words.title}>
      {kept.routes.length > 0 && <Mine kept={kept} />}
      <p class="muted">{words.about}</p>
      <Awaited of={queue}>
        {(page) =>
          page.items.length ? (
            <Awaited of={cabinets}>{(all) => <Start waiting={byCabinet(page.items)} cabinets={all.items} kept={kept} />}</Awaited>
          ) : (
            <p class="notice good">{words.empty}</p>
          )
        }
      </Awaited>
    </Page>
  );
}

function Mine({ kept }: { readonly kept: Kept }): ComponentChildren {
  const { routes: words } = useDesk();
  return (
    <Panel title={words.mine}>
      <ul>{kept.routes.map((one) => <li key={one.cabinet}>{said(one.name)} <span class="muted">{one.doors.map((door) => door.door).join(" ")}</span></li>)}</ul>
      <p><a class="button" href={href("routes", "walk")}>{words.goOn}</a></p>
    </Panel>
  );
}

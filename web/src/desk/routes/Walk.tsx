import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CodeShown } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { href } from "../../common/router";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { type Kept, type KeptRoute, useKept } from "./kept";
import { Stop } from "./Stop";
import { doorsOf } from "./waiting";

const SECONDS = 5;

/** Cabinet after cabinet with its code, door after door; what is on the page stays when the network goes. */
export function Walk(): ComponentChildren {
  const { routes: words } = useDesk();
  const kept = useKept(useMe().id);
  const codes = useRoute("GET /staff/codes", {}, { every: SECONDS });
  useEffect(() => {
    if (codes.found && !codes.failed) compared(kept, codes.found.items);
  }, [codes.found, codes.failed]);
  const begunElsewhere = codes.found?.items.filter((one) => one.purpose === "collect" && !isKnown(kept, one.grant)) ?? [];
  return (
    <Page title={words.walk} back={href("routes")}>
      {codes.failed && kept.routes.length > 0 && <p class="notice warn" role="status">{words.offlineNow}</p>}
      {begunElsewhere.map((one) => <TakenUp key={one.grant} code={one} kept={kept} />)}
      {kept.routes.map((one) => <Stop key={one.cabinet} route={one} kept={kept} />)}
      {kept.routes.length === 0 && begunElsewhere.length === 0 && <p class="notice">{words.none} <a href={href("routes")}>{words.chooseRoute}</a></p>}
    </Page>
  );
}

const isKnown = (kept: Kept, grant: string): boolean => kept.dropped.includes(grant) || kept.routes.some((route) => route.grant === grant);

/** A code that the server does not show any more opens nothing. */
function compared(kept: Kept, codes: readonly CodeShown[]): void {
  for (const route of kept.routes) {
    const over = !codes.some((one) => one.grant === route.grant);
    if (over !== route.over) kept.change(route.cabinet, (before) => ({ ...before, over }));
  }
}

/** A route that was begun on another device: shown here as well. */
function TakenUp({ code, kept }: { readonly code: CodeShown; readonly kept: Kept }): ComponentChildren {
  const { loading } = useDesk().routes;
  const path = { path: { cabinet: code.cabinet } };
  const cabinet = useRoute("GET /staff/cabinets/{cabinet}", path);
  const queue = useRoute("GET /staff/queues/{queue}", { path: { queue: "to-collect" }, query: { cabinet: code.cabinet, limit: 100 } }, { whole: true });
  useEffect(() => {
    if (cabinet.found && queue.found) kept.put(routeOf(code, cabinet.found, doorsOf(code.doors, queue.found.items)));
  }, [cabinet.found, queue.found]);
  return <p class="busy" role="status">{loading}</p>;
}

function routeOf(code: CodeShown, seen: { readonly name: KeptRoute["site"]; readonly site: KeptRoute["site"] }, doors: KeptRoute["doors"]): KeptRoute {
  return {
    cabinet: code.cabinet,
    name: seen.name ?? { zh: code.cabinet, en: code.cabinet },
    site: seen.site,
    grant: code.grant,
    code: code.code,
    until: code.until,
    doors,
    ticked: [],
    over: false,
    reported: {},
    read: 0,
  };
}

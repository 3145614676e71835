import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CabinetReport, DoorUse } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { href } from "../../common/router";
import { now } from "../../common/times";
import { said } from "../../common/words";
import { hour } from "../deeds/clock";
import { Code } from "../deeds/Code";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { Doors } from "./Doors";
import { HandBack } from "./HandBack";
import { isTaken } from "./isTaken";
import type { Kept, KeptRoute } from "./kept";

interface Props {
  readonly route: KeptRoute;
  readonly kept: Kept;
}

/** One cabinet of the way: its code, its doors, and what the cabinet has reported of them. */
export function Stop({ route, kept }: Props): ComponentChildren {
  const { routes: words } = useDesk();
  const seen = useRoute("GET /staff/cabinets/{cabinet}", { path: { cabinet: route.cabinet } }, { every: 4 });
  useEffect(() => {
    const found = seen.found;
    if (found) kept.change(route.cabinet, (before) => ({ ...before, reported: usesOf(found, before), read: seen.at }));
  }, [seen.found, seen.at]);
  const taken = route.doors.filter((one) => isTaken(route, one.door)).length;
  const done = taken === route.doors.length;
  return (
    <Panel title={said(route.name)} aside={route.site && <span class="muted">{said(route.site)}</span>}>
      {seen.failed && <p class="notice warn" role="status">{words.from(hour(route.read || now()))}</p>}
      {route.over ? <p class="notice">{words.over}</p> : <Code of={{ code: route.code, purpose: "collect", until: route.until }} />}
      <p class="row spread" role="status">
        <span>{words.progress(taken, route.doors.length)}</span>
        {route.read > 0 && <span class="muted digits">{hour(route.read)}</span>}
      </p>
      <Doors route={route} kept={kept} />
      {done && <p class="notice good">{words.finished} <a href={href("queues", "locker-deposits")}>{words.check}</a></p>}
      {route.over ? <Button kind="plain" onPress={() => kept.drop(route.cabinet)}>{words.dismiss}</Button> : <HandBack cabinet={route.cabinet} done={() => kept.drop(route.cabinet)} />}
    </Panel>
  );
}

/** What is reported of the doors of the route, the same object where nothing has changed. */
function usesOf(found: CabinetReport, before: KeptRoute): Readonly<Record<string, DoorUse>> {
  const uses = Object.fromEntries(before.doors.flatMap(({ door }) => (found.doors[door] ? [[door, found.doors[door].use]] : [])));
  return JSON.stringify(uses) === JSON.stringify(before.reported) ? before.reported : uses;
}

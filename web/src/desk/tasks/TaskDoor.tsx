import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { Drawn } from "../cabinets/Drawn";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";

/** The door that a task is about, on its cabinet, with its state; a door leads to the cabinet's page. */
export function TaskDoor({ cabinet, door }: { readonly cabinet: string; readonly door: string }): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const found = useRoute("GET /staff/cabinets/{cabinet}", { path: { cabinet } }, { every: 10 });
  return (
    <Panel title={`${words.doorNow} · ${deeds.door(door)}`}>
      <Awaited of={found}>{(of) => <Drawn of={of} picked={door} onPick={(one) => go(href("cabinets", cabinet, one))} />}</Awaited>
    </Panel>
  );
}

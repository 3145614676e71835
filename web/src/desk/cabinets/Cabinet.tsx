import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CabinetReport } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { person } from "../deeds/hands";
import { may, useMe } from "../deeds/me";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { nameOf } from "./Cabinets";
import { Door } from "./Door";
import { Drawn } from "./Drawn";
import { EndRoute } from "./EndRoute";
import { HealthTag } from "./HealthTag";
import { Parked } from "./Parked";
import { Provisioning } from "./Provisioning";
import { Says } from "./Says";
import { Settings } from "./Settings";

/** One cabinet: every door drawn, what it says of itself, and what may be done with it. */
export function Cabinet({ id, door = "" }: { readonly id: string; readonly door?: string }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const found = useRoute("GET /staff/cabinets/{cabinet}", { path: { cabinet: id } }, { every: 5 });
  return (
    <Page title={found.found ? nameOf(found.found) : words.title} back={href("cabinets")}>
      <Awaited of={found}>{(of) => <Whole of={of} first={door} again={found.again} />}</Awaited>
    </Page>
  );
}

interface Props {
  readonly of: CabinetReport;
  readonly first: string;
  readonly again: () => void;
}

function Whole({ of, first, again }: Props): ComponentChildren {
  const { cabinets: words } = useDesk();
  const me = useMe();
  const [picked, pick] = useState(first);
  const there = of.doors[picked] !== undefined;
  return (
    <>
      <p class="row"><HealthTag of={of} />{of.site && <span class="muted">{said(of.site)}</span>}</p>
      <OnTheWay of={of} again={again} />
      <div class="cabinet-parts">
        <Panel title={words.drawing} aside={<span class="muted">{words.pick}</span>}>
          <Drawn of={of} picked={picked} onPick={pick} />
        </Panel>
        {there && <Door key={picked} of={of} door={picked} again={again} />}
        <Says of={of} />
      </div>
      {may(me, "PUT /staff/cabinets/{cabinet}/settings") && <Settings of={of} again={again} />}
      {may(me, "POST /staff/cabinets/{cabinet}/provisioning") && <Provisioning of={of} again={again} />}
      {may(me, "GET /staff/cabinets/{cabinet}/parked-events") && <Parked cabinet={of.cabinet} />}
    </>
  );
}

function OnTheWay({ of, again }: Omit<Props, "first">): ComponentChildren {
  const { cabinets: words } = useDesk();
  const me = useMe();
  const who = of.route?.taken_by;
  if (!of.route || !who) return null;
  return (
    <div class="notice stack">
      <p>{words.route(person(who), moment(of.route.until))}</p>
      {me.roles.includes("supervisor") && who.number !== me.number && <EndRoute cabinet={of.cabinet} again={again} />}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { CabinetReport, DoorReport } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { may, useMe } from "../deeds/me";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { OpenDoor } from "./OpenDoor";
import { reportOf } from "./reported";
import { UseOfDoor } from "./UseOfDoor";

interface Props {
  readonly of: CabinetReport;
  readonly door: string;
  readonly again: () => void;
}

/** One compartment: what is behind it, how to open it, whether it is used. */
export function Door({ of, door, again }: Props): ComponentChildren {
  const { cabinets: words } = useDesk();
  const me = useMe();
  const found = useRoute("GET /staff/cabinets/{cabinet}/doors/{door}", { path: { cabinet: of.cabinet, door } }, { every: 10 });
  const changed = (): void => {
    found.again();
    again();
  };
  return (
    <div class="stack one-door" aria-live="polite">
      <Panel title={words.doorTitle(door)}>
        <Awaited of={found}>{(report) => <Facts of={report} opened={reportOf(of.reported).opened[door]} />}</Awaited>
      </Panel>
      {may(me, "POST /staff/cabinets/{cabinet}/orders") && <OpenDoor cabinet={of.cabinet} door={door} orders={of.orders} again={changed} />}
      {may(me, "PUT /staff/cabinets/{cabinet}/doors/{door}") && found.found && <UseOfDoor of={found.found} again={changed} />}
    </div>
  );
}

function Facts({ of, opened }: { readonly of: DoorReport; readonly opened: number | undefined }): ComponentChildren {
  const { cabinets: words, deeds } = useDesk();
  const names = words.facts2;
  return (
    <dl class="facts">
      <dt>{names.use}</dt>
      <dd><span class={`tag use-${of.use}`}>{deeds.door_use[of.use]}</span></dd>
      <dt>{names.size}</dt>
      <dd>{deeds.size[of.size as keyof typeof deeds.size] ?? of.size}</dd>
      <dt>{names.opened}</dt>
      <dd>{opened ? moment(opened) : words.never}</dd>
      <dt>{names.envelope}</dt>
      <dd>{of.envelope ? words.envelope[of.envelope.state] : words.noEnvelope}</dd>
      {of.envelope?.until && [<dt key="until">{names.until}</dt>, <dd key="until-is">{moment(of.envelope.until)}</dd>]}
      {of.case && [
        <dt key="case">{names.case}</dt>,
        <dd key="case-is"><a href={href("cases", of.case.case)}>{of.case.case_number ?? said(of.case.name)}</a> {said(of.case.name)}</dd>,
      ]}
    </dl>
  );
}

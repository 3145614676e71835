import type { ComponentChildren } from "preact";
import type { ParkedAction, ParkedSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { Awaited } from "../../common/parts/States";
import { moment } from "../../common/times";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";
import { eventOf } from "../tasks/said";

/** What the cabinet told and nobody could apply, each with its settlement. */
export function Parked({ cabinet }: { readonly cabinet: string }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const found = useRoute("GET /staff/cabinets/{cabinet}/parked-events", { path: { cabinet }, query: { limit: 50 } }, { every: 30 });
  return (
    <Panel title={words.parked}>
      <p class="muted">{words.parkedAbout}</p>
      <Awaited of={found}>
        {(page) => (page.items.length ? page.items.map((one) => <Event key={one.event} cabinet={cabinet} of={one} again={found.again} />) : <p>{words.parkedEmpty}</p>)}
      </Awaited>
    </Panel>
  );
}

interface Props {
  readonly cabinet: string;
  readonly of: ParkedSeen;
  readonly again: () => void;
}

function Event({ cabinet, of, again }: Props): ComponentChildren {
  const { cabinets: words, tasks } = useDesk();
  const { at, why, told } = words.parkedColumns;
  return (
    <details class="parked">
      <summary><strong>{eventOf(of.type, tasks)}</strong> <span class="digits">{moment(of.parked_at)}</span></summary>
      <div class="columns">
        <dl class="facts">
          <dt>{at}</dt>
          <dd>{moment(of.at)}</dd>
          <dt>{why}</dt>
          <dd>{of.reason}</dd>
          <dt>{told}</dt>
          <dd><pre class="raw">{JSON.stringify(of.told, null, 1)}</pre></dd>
        </dl>
        <Settlement cabinet={cabinet} of={of} again={again} />
      </div>
    </details>
  );
}

const ACTIONS: readonly ParkedAction[] = ["apply", "lay-aside"];

function Settlement({ cabinet, of, again }: Props): ComponentChildren {
  const { cabinets: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cabinets/{cabinet}/parked-events/{event}/settlement", again);
  const form = useForm(`parked.${of.event}`, {
    first: { action: "", reason: "" },
    faults: (given) => ({ action: !given.action && deeds.choose(words.settle), reason: !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const action = form.given.action as ParkedAction;
  const send = (): Promise<boolean> => write.run({ path: { cabinet, event: of.event }, body: { action, reason: form.given.reason } });
  return (
    <DeedForm form={form} button={words.settle} sure={action === "lay-aside" ? words.settleSure : undefined} deed={write} onSend={send}>
      <Choices
        id={`${form.id}-action`}
        legend={words.settle}
        value={action}
        onChoose={(value) => form.set("action", value)}
        choices={ACTIONS.map((one) => ({ value: one, label: words.settleActions[one] }))}
        error={form.wrong("action")}
      />
      <Field {...form.field("reason")} label={deeds.reason} />
    </DeedForm>
  );
}

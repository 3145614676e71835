import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { OrderReport, OrderSeen, OrderState } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { Awaited } from "../../common/parts/States";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

interface Props {
  readonly cabinet: string;
  readonly door: string;
  readonly orders: readonly OrderSeen[];
  readonly again: () => void;
}

/** Opens a door from afar, and shows what became of it. */
export function OpenDoor({ cabinet, door, orders, again }: Props): ComponentChildren {
  const { cabinets: words, deeds } = useDesk();
  const [made, make] = useState("");
  const order = made || orders.find((one) => one.door === door)?.order || "";
  const write = useWrite("POST /staff/cabinets/{cabinet}/orders", (reply) => {
    make(reply.order);
    again();
  });
  const form = useForm(`order.${cabinet}.${door}`, {
    first: { reason: "" },
    faults: (given) => ({ reason: !given.reason.trim() && deeds.reasonNeeded }),
    failed: write.failed,
  });
  const send = (): Promise<boolean> => write.run({ path: { cabinet }, body: { door, reason: form.given.reason } });
  return (
    <Panel title={words.order}>
      {order && <Became cabinet={cabinet} order={order} />}
      <DeedForm form={form} button={words.order} sure={words.orderSure(door)} deed={write} onSend={send}>
        <p class="muted">{words.orderAbout}</p>
        <Field {...form.field("reason")} label={deeds.reason} />
      </DeedForm>
    </Panel>
  );
}

const OVER: ReadonlySet<OrderState> = new Set(["closed_again", "not_opened", "unseen", "not_done", "expired", "no_answer", "not_recorded"]);
const GOOD: ReadonlySet<OrderState> = new Set(["opened", "closed_again"]);

function Became({ cabinet, order }: { readonly cabinet: string; readonly order: string }): ComponentChildren {
  const [over, end] = useState(false);
  const found = useRoute("GET /staff/cabinets/{cabinet}/orders/{order}", { path: { cabinet, order } }, { every: over ? 0 : 2 });
  if (found.found && !over && OVER.has(found.found.state)) end(true);
  return <Awaited of={found}>{(report) => <Story of={report} />}</Awaited>;
}

function Story({ of }: { readonly of: OrderReport }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const kind = GOOD.has(of.state) ? "good" : OVER.has(of.state) ? "warn" : "";
  return (
    <div class={`notice ${kind}`} role="status">
      <p><strong>{said(of.about)}</strong></p>
      <p class="muted">
        {of.ordered_at !== null && words.ordered(of.ordered_by, moment(of.ordered_at))}
        {of.answered_at !== null && ` · ${words.answered(moment(of.answered_at))}`}
        {of.closed_at !== null && ` · ${words.closed(moment(of.closed_at))}`}
      </p>
    </div>
  );
}

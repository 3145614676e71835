import type { ComponentChildren } from "preact";
import type { CaseFile, Channel } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { Field } from "../../common/parts/Field";
import { nameOf } from "../cabinets/Cabinets";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { type Form, useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { Select, type Option } from "../deeds/Select";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

const SIZES = ["small", "medium", "large"] as const;
const WAYS: readonly Channel[] = ["locker", "mail", "window"];
type Fields = "channel" | "size" | "cabinet" | "reason";

/** A way out for the result; what is prepared may be prepared anew, before somebody has verified it. */
export function Prepare(given: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  if (given.of.outbound?.state !== "prepared") return <Panel title={words.prepare}><WayOut {...given} /></Panel>;
  return (
    <details class="other-way">
      <summary>{words.prepareAgain}</summary>
      <p class="notice warn">{words.again}</p>
      <WayOut {...given} />
    </details>
  );
}

/** As the applicant chose, and elsewhere only where it must be. */
function WayOut({ of, done }: ActionProps): ComponentChildren {
  const { outgoing: words, deeds } = useDesk();
  const cabinets = useRoute("GET /staff/cabinets", { query: { limit: 100 } }, { whole: true });
  const options = (cabinets.found?.items ?? []).map((one) => ({ value: one.cabinet, label: nameOf(one) }));
  const write = useWrite("POST /staff/cases/{case}/outgoing", done);
  const form = useForm<Fields>(`outgoing.${of.case}`, {
    first: { channel: of.collecting ?? "", size: "small", cabinet: "", reason: "" },
    faults: (given) => ({
      channel: !given.channel && deeds.choose(words.way),
      reason: Boolean(given.cabinet) && given.cabinet !== of.collecting_cabinet && Boolean(of.collecting_cabinet) && !given.reason.trim() && deeds.reasonNeeded,
    }),
    failed: write.failed,
  });
  const byLocker = form.given.channel === "locker";
  return (
    <>
      <Bound of={of} options={options} />
      <DeedForm form={form} button={words.prepare} deed={write} onSend={() => write.run({ path: { case: of.case }, body: bodyOf(form.given) })}>
        <Channels of={of} form={form} />
        {byLocker && <Select {...form.field("size")} label={words.size} options={SIZES.map((one) => ({ value: one, label: deeds.size[one] }))} />}
        {byLocker && of.collecting_reach === "low" && <p class="muted">{words.low}</p>}
        {byLocker && <Elsewhere form={form} options={options.filter((one) => one.value !== of.collecting_cabinet)} needed={!of.collecting_cabinet} />}
      </DeedForm>
    </>
  );
}

function bodyOf(given: Readonly<Record<Fields, string>>): { channel: Channel; size?: string; cabinet?: string | null; reason?: string | null } {
  const channel = given.channel as Channel;
  if (channel !== "locker") return { channel };
  return { channel, size: given.size, cabinet: given.cabinet || null, reason: given.reason.trim() || null };
}

function Bound({ of, options }: { readonly of: CaseFile; readonly options: readonly Option[] }): ComponentChildren {
  const { outgoing: words, deeds, window: counter } = useDesk();
  if (!of.collecting) return <p class="notice">{words.boundNone}</p>;
  const cabinet = options.find((one) => one.value === of.collecting_cabinet)?.label;
  return <p class="notice">{words.bound(cabinet ? counter.locker(cabinet) : deeds.channel[of.collecting])}</p>;
}

/** Bound to what the applicant chose; a recalled result may go to the counter as well. */
function Channels({ of, form }: { readonly of: CaseFile; readonly form: Form<Fields> }): ComponentChildren {
  const { outgoing: words, deeds } = useDesk();
  const allowed = of.collecting ? WAYS.filter((one) => one === of.collecting || (one === "window" && wasRecalled(of))) : WAYS;
  if (allowed.length === 1) return null;
  return (
    <Choices
      id={`${form.id}-channel`}
      legend={words.way}
      value={form.given.channel}
      onChoose={(value) => form.set("channel", value)}
      choices={allowed.map((one) => ({ value: one, label: deeds.channel[one], ...(one === "window" && of.collecting ? { hint: words.counterAbout } : {}) }))}
      error={form.wrong("channel")}
    />
  );
}

const wasRecalled = (of: CaseFile): boolean => of.timeline.some((line) => line.event === "overdue") || of.outbound?.state === "recalled";

interface Other {
  readonly form: Form<Fields>;
  readonly options: readonly Option[];
  /** The applicant named no cabinet: the desk chooses one. */
  readonly needed: boolean;
}

function Elsewhere({ form, options, needed }: Other): ComponentChildren {
  const { outgoing: words, deeds, window: counter } = useDesk();
  if (needed) return <Select {...form.field("cabinet")} label={counter.cabinet} options={options} />;
  return (
    <details class="other-way" open={Boolean(form.given.cabinet)}>
      <summary>{words.otherOpen}</summary>
      <p class="muted">{words.otherAbout}</p>
      <Select {...form.field("cabinet")} label={words.otherCabinet} options={options} />
      <Field {...form.field("reason")} label={deeds.reason} hint={deeds.reasonHint} />
    </details>
  );
}

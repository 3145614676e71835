import type { ComponentChildren } from "preact";
import type { CaseFile, ClockSeen, Progress } from "../../api/routes";
import { duration, moment } from "../../common/times";
import { colon, said } from "../../common/words";
import { holder } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { Hand } from "../queues/Hand";
import { TakeOver } from "./TakeOver";

/** Where the case stands, whose it is, who has it in hand, and what time is left. */
export function About({ of, again }: { readonly of: CaseFile; readonly again: () => void }): ComponentChildren {
  const { file, deeds } = useDesk();
  const me = useMe();
  const anothers = of.taken_by !== null && of.taken_by.number !== me.number;
  return (
    <section class="card stack about">
      <p class="row">
        <span class="tag good">{file.states[of.state]}</span>
        {of.queue_number && <span class="tag digits">{of.queue_number}</span>}
        <span class="muted">{holder(of.taken_by, of.responsible, deeds)}</span>
        <Hand of={of} done={again} />
      </p>
      {anothers && <TakeOver of={of} done={again} />}
      {of.pre_review && <Clock of={of.pre_review} label={file.clock} />}
      <dl class="facts">
        <Way of={of.progress} />
        <dt>{file.applicant}</dt>
        <dd>{of.applicant.name ?? ""} <span class="digits">{of.applicant.id_number ?? ""}</span></dd>
        <dt>{file.phone}</dt>
        <dd class="digits">{of.applicant.phone}</dd>
        {of.uscc && [<dt key="u">{file.uscc}</dt>, <dd key="v" class="digits">{of.uscc}</dd>]}
        <dt>{file.opened}</dt>
        <dd>{moment(of.opened)}</dd>
        {of.collecting && [<dt key="c">{file.collecting}</dt>, <dd key="d">{file.channel[of.collecting]}</dd>]}
      </dl>
    </section>
  );
}

/** As the applicant reads it too: what is now, what follows, and what is left for the applicant to do. */
function Way({ of }: { readonly of: Progress }): ComponentChildren {
  const { way } = useDesk().file;
  const [following] = of.next;
  return (
    <>
      <dt>{way.now}</dt>
      <dd>{said(of.now.text)}{of.until !== null && <span class="muted"> {way.until(moment(of.until))}</span>}</dd>
      {following && [<dt key="n">{way.next}</dt>, <dd key="f">{said(following.text)}</dd>]}
      {of.todo.length > 0 && [<dt key="t">{way.todo}</dt>, <dd key="d">{of.todo.map((one) => said(one.text)).join("；")}</dd>]}
    </>
  );
}

const HOUR = 3600;

/** The time that is left as a bar and in words; a clock that stands says why. */
export function Clock({ of, label }: { readonly of: ClockSeen; readonly label: string }): ComponentChildren {
  const { queues, file } = useDesk();
  if (of.ended) return null;
  const words = of.left < 0 ? queues.late(duration(of.left)) : queues.left(duration(of.left));
  const tone = of.left < 0 ? "bad" : of.left < 6 * HOUR ? "warn" : "good";
  return (
    <div class="clock">
      <span>{label}</span>
      <meter class={tone} min={0} max={of.hours * HOUR} value={Math.max(of.left, 0)} aria-label={`${label} ${words}`} />
      <span class={`tag ${tone}`}>{words}</span>
      {of.stands && <span class="muted">{file.stands}{colon()}{said(of.stands.why)}</span>}
    </div>
  );
}

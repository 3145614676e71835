import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ProgressSeen } from "../../api/routes";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { Way } from "../case/Way";
import { usePortal } from "../words";

/** The answer, in the same words as in the personal centre, and nothing about a person. */
export function Seen({ of: { case_number, centre, progress } }: { readonly of: ProgressSeen }): ComponentChildren {
  const { progress: words, case: cases } = usePortal();
  const headRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headRef.current?.focus(), [case_number]);
  return (
    <section class="stack" aria-live="polite">
      <h2 tabIndex={-1} ref={headRef} class="digits">{case_number}</h2>
      <p class="muted">{said(centre.name)}</p>
      <div class="now none">
        <p class="now-what">{said(progress.now.text)}</p>
        {progress.responsible && <p><b>{cases.who.title}</b> {said(progress.responsible.name)}</p>}
        {progress.until && <p>{words.until(moment(progress.until))}</p>}
        {progress.todo.map((one) => <p key={one.code}><b>{words.todo}</b>{said(one.text)}</p>)}
      </div>
      <Way of={progress} />
    </section>
  );
}

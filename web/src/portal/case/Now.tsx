import type { ComponentChildren } from "preact";
import type { CaseView, ClockSeen, Todo } from "../../api/routes";
import { href } from "../../common/router";
import { duration, moment, now } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { pageFor } from "./todo";

/** What the applicant has to do now, until when, and the one button for it. */
export function Now({ of }: { readonly of: CaseView }): ComponentChildren {
  const { todo: words } = usePortal().case;
  const { todo, now: phase } = of.progress;
  if (!todo.length)
    return (
      <section class="now none">
        <p class="now-what">{said(phase.text)}</p>
        {!of.progress.ended && of.state !== "closed" && <p>{words.nothing}</p>}
      </section>
    );
  return (
    <section class="now">
      <h2>{words.title}</h2>
      {todo.map((one) => <Line key={one.code} todo={one} of={of} />)}
    </section>
  );
}

function Line({ todo, of }: { readonly todo: Todo; readonly of: CaseView }): ComponentChildren {
  const { go, todo: words } = usePortal().case;
  const page = pageFor(todo.code, of.case);
  const clock = todo.code === "deposit" ? of.inbound?.clock : todo.code === "pick_up" ? of.outbound?.clock : null;
  const buttons: Readonly<Record<string, string>> = go;
  return (
    <div class="stack">
      <p class="now-what">{said(todo.text)}</p>
      {clock ? <Left of={clock} /> : todo.until && <p>{words.until(moment(todo.until), duration(todo.until - now()))}</p>}
      {todo.code === "hand_in_missing" && <Missing of={of} />}
      {page && <p><a class="button" href={href(...page)}>{buttons[todo.code] ?? said(todo.text)}</a></p>}
    </div>
  );
}

function Missing({ of }: { readonly of: CaseView }): ComponentChildren {
  return <ul class="bullets">{of.materials.filter((one) => of.missing.includes(one.id)).map((one) => <li key={one.id}>{said(one.name)}</li>)}</ul>;
}

const HOUR = 3600;

/** The time that is left, as a bar and in words. */
export function Left({ of }: { readonly of: ClockSeen }): ComponentChildren {
  const { case: words } = usePortal();
  const late = of.left < 0;
  const text = late ? words.todo.late(duration(of.left)) : of.due ? words.todo.until(moment(of.due), duration(of.left)) : duration(of.left);
  return (
    <div class="left">
      <meter min={0} max={of.hours * HOUR} low={(of.hours * HOUR) / 6} value={Math.max(of.left, 0)} aria-label={text} />
      <p class={late ? "field-error" : ""}>{text}</p>
      {of.stands && <p class="muted">{words.clock.stands}{said(of.stands.why)}</p>}
    </div>
  );
}

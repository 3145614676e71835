import type { ComponentChildren } from "preact";
import type { CaseView, ClockSeen } from "../../api/routes";
import { href } from "../../common/router";
import { duration, moment } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { pageFor, todoOf } from "./todo";

/** What the applicant has to do now, until when, and the one button for it. */
export function Now({ of }: { readonly of: CaseView }): ComponentChildren {
  const { case: words } = usePortal();
  const todo = todoOf(of);
  if (!todo) return <section class="now none"><h2>{words.todo.title}</h2><p>{words.todo.nothing}</p></section>;
  const page = pageFor(todo, of.case);
  const clock = todo === "deposit" ? of.inbound?.clock : todo === "pickup" ? of.outbound?.clock : null;
  return (
    <section class="now">
      <h2>{words.todo.title}</h2>
      <p class="now-what">{words.todo[todo]}</p>
      {clock && <Left of={clock} />}
      {todo === "missing" && <Missing of={of} />}
      {page && <p><a class="button" href={href(...page)}>{words.go[todo as keyof typeof words.go]}</a></p>}
    </section>
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

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { Left } from "./Now";

/** Whose turn it is: the role, and the number of who has it in hand, never a name. */
export function Who({ of }: { readonly of: CaseView }): ComponentChildren {
  const { who, clock } = usePortal().case;
  const { responsible } = of.progress;
  if (!responsible) return null;
  const roles: Readonly<Record<string, unknown>> = who;
  const role = of.taken_by ? roles[of.taken_by.role] : null;
  return (
    <section class="stack">
      <h2>{who.title}</h2>
      <p>{of.taken_by ? who.taken(typeof role === "string" ? role : said(responsible.name), of.taken_by.number) : said(responsible.name)}</p>
      {of.pre_review && !of.pre_review.ended && of.state === "pre_review" && (
        <div>
          <p class="muted">{clock.pre_review}</p>
          <Left of={of.pre_review} />
        </div>
      )}
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { usePortal } from "../words";
import { Left } from "./Now";

/** Whose turn it is: the role, and the number of who has it in hand, never a name. */
export function Who({ of }: { readonly of: CaseView }): ComponentChildren {
  const { who, clock } = usePortal().case;
  const roles: Readonly<Record<string, unknown>> = who;
  const name = (role: string): string => (typeof roles[role] === "string" ? (roles[role] as string) : who.other);
  return (
    <section class="stack">
      <h2>{who.title}</h2>
      <p>{of.taken_by ? who.taken(name(of.taken_by.role), of.taken_by.number) : name(of.responsible)}</p>
      {of.pre_review && !of.pre_review.ended && of.state === "pre_review" && (
        <div>
          <p class="muted">{clock.pre_review}</p>
          <Left of={of.pre_review} />
        </div>
      )}
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { usePortal } from "../words";

/** What was decided, and the number of its document: the first thing that somebody looks for. */
export function Decision({ of }: { readonly of: CaseView }): ComponentChildren {
  const { decision } = usePortal().case;
  if (!of.outcome) return null;
  return (
    <section class={of.outcome === "granted" ? "notice good" : "notice bad"}>
      <h2>{decision[of.outcome]}</h2>
      {of.result_document && <p>{decision.document} <b class="digits">{of.result_document}</b></p>}
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** What goes into the envelope: all that is wanted on paper, or only what a check found missing. */
export function PapersIn({ of }: { readonly of: CaseView }): ComponentChildren {
  const { case: words, filing } = usePortal();
  const asked = of.materials.filter((one) => (of.missing.length ? of.missing.includes(one.id) : one.form !== "electronic"));
  if (!asked.length) return null;
  return (
    <section class="card stack">
      <h2>{words.papersIn}</h2>
      <ul class="bullets">{asked.map((one) => <li key={one.id}>{said(one.name)} <span class="tag">{filing.form[one.form]}</span></li>)}</ul>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** What the applicant brings, in the order of the list. */
export function GuideMaterials({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { finding } = usePortal();
  const asked = of.materials.filter((one) => of.asked.includes(one.id));
  return (
    <section class="card stack" aria-labelledby="materials">
      <h2 id="materials">{finding.materials(asked.length)}</h2>
      {of.list_of && <p class="hint">{finding.listOf(said(of.list_of))}</p>}
      <ol class="materials">
        {asked.map((one) => (
          <li key={one.id}>
            <b>{said(one.name)}</b>
            <span class="row labels">
              <span class="tag">{finding.form[one.form]}</span>
              {one.rank === "minor" && <span class="tag">{finding.minor}</span>}
              {one.upload && <span class="tag good">{finding.upload}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { listHref, type Wish } from "./wish";

const KINDS = ["", "person", "enterprise"] as const;

/** Who applies, as links; the department, where one was chosen, with the way out of it. */
export function Filters({ wish }: { readonly wish: Wish }): ComponentChildren {
  const { finding } = usePortal();
  const department = useCentre().departments.find((one) => one.name.zh === wish.department);
  return (
    <nav class="filters row" aria-label={finding.filters}>
      {KINDS.map((kind) => (
        <a key={kind} class="chip" href={listHref({ ...wish, kind })} aria-current={(wish.kind ?? "") === kind ? "true" : undefined}>
          {kind ? finding.kinds[kind] : finding.everybody}
        </a>
      ))}
      {department && (
        <a class="chip" href={listHref({ ...wish, department: "" })} aria-current="true">
          {said(department.name)} <span aria-hidden="true">×</span>
          <span class="visually-hidden">{finding.drop}</span>
        </a>
      )}
    </nav>
  );
}

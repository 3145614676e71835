import type { ComponentChildren } from "preact";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";

/** Nothing fits: what else one can try, and whom to ask. */
export function Nobody(): ComponentChildren {
  const { finding } = usePortal();
  return (
    <div class="card stack">
      <p>{finding.noneTry}</p>
      <ul class="stack">
        {useCentre().phones.map((one) => (
          <li key={one.number}>{said(one.office)} <a class="digits" href={`tel:${one.number}`}>{one.number}</a></li>
        ))}
      </ul>
    </div>
  );
}

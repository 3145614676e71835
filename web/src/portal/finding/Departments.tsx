import type { ComponentChildren } from "preact";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { listHref } from "./wish";

export function Departments(): ComponentChildren {
  const { finding } = usePortal();
  return (
    <section aria-labelledby="departments" class="stack">
      <h2 id="departments">{finding.byDepartment}</h2>
      <ul class="departments">
        {useCentre().departments.map((one) => (
          <li key={one.name.zh}>
            <a href={listHref({ department: one.name.zh })}>
              <span>{said(one.name)}</span>
              <span class="muted">{finding.count(one.items)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

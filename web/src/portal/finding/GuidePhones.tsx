import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";

export function GuidePhones({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { finding } = usePortal();
  if (!of.complaint_phones.length) return null;
  return (
    <section class="card stack" aria-labelledby="complaints">
      <h2 id="complaints">{finding.complaints}</h2>
      <dl class="facts">
        {of.complaint_phones.map((one) => (
          <>
            <dt key={one.number}>{said(one.office)}{one.of && ` (${said(one.of)})`}</dt>
            <dd><a class="digits" href={`tel:${one.number}`}>{one.number}</a></dd>
          </>
        ))}
      </dl>
    </section>
  );
}

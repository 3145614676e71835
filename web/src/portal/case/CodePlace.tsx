import type { ComponentChildren } from "preact";
import type { CodeShown } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";

/** Where the cabinet is. */
export function CodePlace({ of }: { readonly of: CodeShown }): ComponentChildren {
  const { code: words } = usePortal().case;
  const centre = useCentre();
  const found = useRoute("GET /cabinets", { query: { centre: centre.centre, km: 1000 } });
  const cabinet = found.found?.items.find((one) => one.cabinet === of.cabinet);
  if (!cabinet) return null;
  const where = `${cabinet.latitude},${cabinet.longitude}`;
  return (
    <section class="stack">
      <h2>{words.where}</h2>
      <p><b>{said(cabinet.name)}</b><br />{said(cabinet.address)}</p>
      {!cabinet.reachable && <p class="notice warn">{words.away}</p>}
      <p class="no-print"><a class="button plain" href={`geo:${where}?q=${where}`}>{words.navigate}</a></p>
    </section>
  );
}

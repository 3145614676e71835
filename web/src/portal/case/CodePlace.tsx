import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CabinetFront, CodeShown } from "../../api/routes";
import { placeOf } from "../../common/drawing/cabinet";
import { CabinetDrawing } from "../../common/drawing/CabinetDrawing";
import { useRoute } from "../../common/loading";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { Hours } from "../places/Hours";
import { usePortal } from "../words";
import { keepFront, keptFront } from "./kept";

/** Where the cabinet is, and the very door on a drawing of the very cabinet. */
export function CodePlace({ of }: { readonly of: CodeShown }): ComponentChildren {
  const { code: words } = usePortal().case;
  const { centre } = useCentre();
  const found = useRoute("GET /cabinets/{cabinet}", { path: { cabinet: of.cabinet }, query: { centre } }, { every: 30 });
  const fresh = found.found;
  useEffect(() => {
    if (fresh) keepFront(fresh);
  }, [fresh]);
  const cabinet = fresh ?? keptFront(of.cabinet);
  if (!cabinet) return null;
  const where = `${cabinet.latitude},${cabinet.longitude}`;
  return (
    <section class="stack">
      <h2>{words.where}</h2>
      <p><b>{said(cabinet.name)}</b><br />{said(cabinet.address)}<br /><Hours of={cabinet.opening} /></p>
      {!cabinet.reachable && <p class="notice warn">{words.away}</p>}
      <Drawn cabinet={cabinet} door={of.doors[0] ?? ""} />
      <p class="no-print"><a class="button plain" href={`geo:${where}?q=${where}`}>{words.navigate}</a></p>
    </section>
  );
}

function Drawn({ cabinet, door }: { readonly cabinet: CabinetFront; readonly door: string }): ComponentChildren {
  const { code: words } = usePortal().case;
  const place = placeOf(cabinet.banks, door);
  if (!place) return null;
  return (
    <figure class="stack">
      <CabinetDrawing of={cabinet.banks} lit={door} label={words.drawing(said(cabinet.name), door)} />
      <figcaption>{words.place(place.column, place.row)}</figcaption>
    </figure>
  );
}

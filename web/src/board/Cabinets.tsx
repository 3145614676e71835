import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { CabinetOnBoard } from "../api/routes";
import { MapSketch, type Pin } from "../common/map/MapSketch";
import { said } from "../common/words";
import { hoursOf } from "./opening";
import { useBoard } from "./words";

/** More than a wall screen has lines for. */
const MANY = 6;

type Cabinets = readonly CabinetOnBoard[];

/** The sketch and, beside it, the list that says the same and more. */
export function Cabinets({ of }: { readonly of: Cabinets }): ComponentChildren {
  const own = useBoard();
  const pins = useMemo(() => of.map(pinOf), [of]);
  return (
    <section class="cabinets" aria-labelledby="cabinets">
      <h2 id="cabinets">{own.where}</h2>
      {of.length === 0 ? <p>{own.noCabinets}</p> : (
        <div class="beside">
          <div>
            <MapSketch pins={pins} label={own.map(of.length)} />
            <p class="hint">{own.legend}</p>
          </div>
          <ul class={of.length > MANY ? "list many" : "list"}>
            {of.map((one) => <Cabinet key={one.cabinet} of={one} />)}
          </ul>
        </div>
      )}
    </section>
  );
}

function Cabinet({ of }: { readonly of: CabinetOnBoard }): ComponentChildren {
  const own = useBoard();
  const name = said(of.name);
  const site = said(of.site);
  return (
    <li class="card">
      <div>
        <h3>{name}</h3>
        <p class="address">{site !== name && `${site} · `}{said(of.address)}</p>
        <p class="muted hours">{hoursOf(of.opening, own).join(" · ")}</p>
        <p><span class={`tag ${TAGS[of.health]}`}>{said(of.health_name)}</span></p>
      </div>
      {of.health !== "not_installed" && (
        <p class="free">
          <b aria-hidden="true">{of.free}</b>
          <span aria-hidden="true">{own.freeNow}</span>
          <span class="visually-hidden">{own.free(of.free, of.doors)}</span>
        </p>
      )}
    </li>
  );
}

const TAGS = { in_order: "good", partly: "warn", out_of_reach: "warn", out_of_order: "bad", not_installed: "" } as const;

function pinOf(of: CabinetOnBoard): Pin {
  const used = of.health === "in_order" || of.health === "partly";
  const tone = of.health !== "in_order" ? "away" : of.free ? "" : "none";
  return { id: of.cabinet, name: said(of.site), latitude: of.latitude, longitude: of.longitude, mark: used ? String(of.free) : "!", tone };
}

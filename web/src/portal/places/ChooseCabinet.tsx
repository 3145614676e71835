import "../styles/case.css";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CabinetNearby } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { MapSketch } from "../../common/map/MapSketch";
import type { Point } from "../../common/map/project";
import { Awaited } from "../../common/parts/States";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { Hours } from "./Hours";
import { NearMe } from "./NearMe";

interface Props {
  readonly centre: string;
  readonly size?: string;
  readonly reach?: string;
  readonly picked?: string;
  readonly onChoose: (cabinet: string) => void;
}

/** A sketch and a list that say the same: free doors that fit, how far, in reach or not and what that means. */
export function ChooseCabinet({ centre, size = "small", reach = "any", picked = "", onChoose }: Props): ComponentChildren {
  const { places } = usePortal();
  const [here, set] = useState<Point | null>(null);
  const point = here ? { lat: here.latitude, lon: here.longitude } : {};
  const found = useRoute("GET /cabinets", { query: { centre, size, reach, km: 1000, ...point } }, { every: 20 });
  return (
    <div class="stack">
      <NearMe centre={centre} onFound={set} />
      <Awaited of={found}>
        {({ items }) => (
          <div class="choose-cabinet">
            <MapSketch label={places.map} here={here} picked={picked} onPick={onChoose} pins={items.map((one) => ({ ...one, id: one.cabinet, name: said(one.name), mark: String(one.free), tone: toneOf(one) }))} />
            <fieldset>
              <legend class="visually-hidden">{places.list}</legend>
              <div class="choices">{items.map((one) => <Line key={one.cabinet} of={one} picked={picked} onChoose={onChoose} />)}</div>
            </fieldset>
          </div>
        )}
      </Awaited>
    </div>
  );
}

const toneOf = (of: CabinetNearby): string => (of.free === 0 ? "none" : of.reachable ? "" : "away");

interface LineProps {
  readonly of: CabinetNearby;
  readonly picked: string;
  readonly onChoose: (cabinet: string) => void;
}

function Line({ of, picked, onChoose }: LineProps): ComponentChildren {
  const { places } = usePortal();
  return (
    <label class="choice">
      <input type="radio" name="cabinet" checked={of.cabinet === picked} disabled={of.free === 0} onChange={() => onChoose(of.cabinet)} />
      <span>
        <b>{said(of.name)}</b>
        <span class="hint"><Hours of={of.opening} /></span>
        <span class="hint">{said(of.address)}{of.distance_km !== null && ` · ${places.far(of.distance_km)}`}</span>
        <span class={of.free ? "tag good" : "tag bad"}>{of.free ? places.free(of.free) : places.full}</span>
        {!of.reachable && <span class="hint">{places.away}</span>}
      </span>
    </label>
  );
}

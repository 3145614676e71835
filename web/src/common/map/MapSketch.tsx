import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useCommon } from "../words";
import { placed } from "./labels";
import "./map.css";
import { type Drawn, type Point, sketch } from "./project";

/** One place on the map: `tone` colours it, `mark` is written in it (the free doors, say). */
export interface Pin extends Point {
  readonly id: string;
  readonly name: string;
  readonly mark: string;
  readonly tone: string;
}

interface Props {
  readonly pins: readonly Pin[];
  readonly here?: Point | null;
  readonly picked?: string | undefined;
  readonly onPick?: (id: string) => void;
  readonly label: string;
}

// Drawn for the screen that it is on, so that letters keep their size.
const WIDE = { width: 640, height: 420, margin: 70 };
const NARROW = { width: 360, height: 330, margin: 50 };
const RADIUS = 19;
/** Below the places, for the bar. */
const STRIP = 34;

/** Where the cabinets are to each other, without a boundary or a street; always beside a list that says the same. */
export function MapSketch({ pins, here, picked, onPick, label }: Props): ComponentChildren {
  const { map } = useCommon();
  const { width, height, margin } = useNarrow() ? NARROW : WIDE;
  const drawn = useMemo(() => sketch([...pins, ...(here ? [here] : [])], width, height, margin), [pins, here, width]);
  const names = placed(pins.map((pin) => ({ at: drawn.at(pin), name: pin.name })), RADIUS, width, height);
  const metres = drawn.bar.metres;
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${width} ${height + STRIP}`} role="img" aria-label={label}>
        <rect class="ground" width={width} height={height + STRIP} rx={8} />
        {here && <Here {...drawn.at(here)} />}
        {pins.map((pin, number) => <Dot key={pin.id} pin={pin} at={drawn.at(pin)} name={names[number] ?? drawn.at(pin)} picked={pin.id === picked} {...(onPick ? { onPick } : {})} />)}
        <g class="north" transform={`translate(${width - 30} 40)`}>
          <path d="M0 -22 L9 8 L0 2 L-9 8 Z" />
          <text y={26}>{map.north}</text>
        </g>
        <g class="bar" transform={`translate(24 ${height + STRIP - 16})`}>
          <path d={`M0 -6 V0 H${drawn.bar.length} V-6`} />
          <text x={drawn.bar.length + 8}>{metres >= 1000 ? map.kilometres(metres / 1000) : map.metres(metres)}</text>
        </g>
      </svg>
      <figcaption class="hint">{map.about}</figcaption>
    </figure>
  );
}

const Here = ({ x, y }: { readonly x: number; readonly y: number }): ComponentChildren => (
  <g class="here" transform={`translate(${x} ${y})`}>
    <circle r={16} />
    <circle class="core" r={6} />
  </g>
);

interface DotProps {
  readonly pin: Pin;
  readonly at: Drawn;
  readonly name: Drawn;
  readonly picked: boolean;
  readonly onPick?: (id: string) => void;
}

/** The list has the buttons; a finger on the map picks as well. */
function Dot({ pin, at, name, picked, onPick }: DotProps): ComponentChildren {
  return (
    <g class={`pin ${pin.tone} ${picked ? "picked" : ""}`} transform={`translate(${at.x} ${at.y})`} onClick={() => onPick?.(pin.id)}>
      <circle r={picked ? RADIUS + 5 : RADIUS} />
      <text>{pin.mark}</text>
      <text class="name" x={name.x - at.x} y={name.y - at.y}>{pin.name}</text>
    </g>
  );
}

const PHONE = "(max-width: 34rem)";

function useNarrow(): boolean {
  const [narrow, set] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const asked = matchMedia(PHONE);
    const look = (): void => set(asked.matches);
    asked.addEventListener("change", look);
    return () => asked.removeEventListener("change", look);
  }, []);
  return narrow;
}

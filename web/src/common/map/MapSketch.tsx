import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { useCommon } from "../words";
import "./map.css";
import { type Point, sketch } from "./project";

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

const WIDTH = 640;
const HEIGHT = 420;
/** Below the places, for the bar. */
const STRIP = 34;

/** Where the cabinets are to each other, without a boundary or a street; always beside a list that says the same. */
export function MapSketch({ pins, here, picked, onPick, label }: Props): ComponentChildren {
  const { map } = useCommon();
  const drawn = useMemo(() => sketch([...pins, ...(here ? [here] : [])], WIDTH, HEIGHT, 70), [pins, here]);
  const metres = drawn.bar.metres;
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + STRIP}`} role="img" aria-label={label}>
        <rect class="ground" width={WIDTH} height={HEIGHT + STRIP} rx={8} />
        {here && <Here {...drawn.at(here)} />}
        {pins.map((pin) => <Dot key={pin.id} pin={pin} at={drawn.at(pin)} picked={pin.id === picked} {...(onPick ? { onPick } : {})} />)}
        <g class="north" transform={`translate(${WIDTH - 30} 40)`}>
          <path d="M0 -22 L9 8 L0 2 L-9 8 Z" />
          <text y={26}>{map.north}</text>
        </g>
        <g class="bar" transform={`translate(24 ${HEIGHT + STRIP - 16})`}>
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
  readonly at: Readonly<{ x: number; y: number }>;
  readonly picked: boolean;
  readonly onPick?: (id: string) => void;
}

/** The list has the buttons; a finger on the map picks as well. */
function Dot({ pin, at, picked, onPick }: DotProps): ComponentChildren {
  return (
    <g class={`pin ${pin.tone} ${picked ? "picked" : ""}`} transform={`translate(${at.x} ${at.y})`} onClick={() => onPick?.(pin.id)}>
      <circle r={picked ? 24 : 19} />
      <text>{pin.mark}</text>
      <text class="name" y={38}>{pin.name}</text>
    </g>
  );
}

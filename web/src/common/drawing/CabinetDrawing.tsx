import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import "./drawing.css";
import { type BankDrawn, type Box, laid } from "./cabinet";

interface Props {
  readonly of: readonly BankDrawn[];
  /** The drawing in words, for who does not see it. */
  readonly label: string;
  /** The door that is meant: lit, with its number. */
  readonly lit?: string;
  /** A word for the styles: free, occupied, reserved, quarantined, disabled, open. */
  readonly toneOf?: (door: string) => string;
  /** With it each door is a button: `nameOf` says which and how it is. */
  readonly onPick?: (door: string) => void;
  readonly nameOf?: (door: string) => string;
  readonly picked?: string;
}

const FRAME = 40;

/** The very cabinet, in its proportions, as it stands before the person. */
export function CabinetDrawing(props: Props): ComponentChildren {
  const { of, label, onPick } = props;
  const { width, height, boxes } = useMemo(() => laid(of), [of]);
  const role = onPick ? "group" : "img";
  return (
    <svg class="cabinet" role={role} aria-label={label} viewBox={`${-FRAME} ${-FRAME} ${width + 2 * FRAME} ${height + 3 * FRAME}`}>
      <rect class="body" x={-FRAME} y={-FRAME} width={width + 2 * FRAME} height={height + 2 * FRAME} rx={20} />
      <line class="floor" x1={-FRAME} x2={width + FRAME} y1={height + 1.6 * FRAME} y2={height + 1.6 * FRAME} />
      {boxes.map((box) => <Door key={box.door} box={box} {...props} />)}
    </svg>
  );
}

function Door({ box, lit, toneOf, onPick, nameOf, picked }: Props & { readonly box: Box }): ComponentChildren {
  const tone = box.door === lit ? "lit" : (toneOf?.(box.door) ?? "");
  const press = onPick && {
    role: "button" as const, tabIndex: 0, "aria-label": nameOf?.(box.door) ?? box.door, "aria-pressed": picked === box.door, onClick: () => onPick(box.door),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onPick(box.door);
    },
  };
  return (
    <g class={`door ${tone} ${picked === box.door ? "picked" : ""}`} {...press}>
      <rect x={box.x + 8} y={box.y + 8} width={box.width - 16} height={box.height - 16} rx={12} />
      <text x={box.x + box.width / 2} y={box.y + box.height / 2} font-size={Math.min(box.height * 0.55, box.width * 0.34, 110)}>{box.door}</text>
    </g>
  );
}

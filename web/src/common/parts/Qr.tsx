import type { ComponentChildren } from "preact";
import { generate } from "lean-qr";
import { useMemo } from "preact/hooks";

/** A QR code as one path of an SVG; `label` says in words what it holds. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): ComponentChildren {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
}

const QUIET = 2;

function drawn(text: string): { size: number; path: string } {
  const code = generate(text);
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  return { size: code.size + 2 * QUIET, path };
}

import type { ComponentChildren } from "preact";
import { Button } from "../../common/parts/Button";
import { useDesk } from "../deeds/words";

export interface View {
  readonly zoom: number;
  readonly turn: number;
}

export const FIT: View = { zoom: 1, turn: 0 };
const STEP = 1.25;
const MOST = 6;

interface Props {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly children?: ComponentChildren;
}

/** Larger, smaller, turned: the same for pictures and for PDF. */
export function Tools({ view, onView, children }: Props): ComponentChildren {
  const { viewer } = useDesk().file;
  const zoomed = (zoom: number): void => onView({ ...view, zoom: Math.min(Math.max(zoom, 1 / MOST), MOST) });
  return (
    <div class="tools row" role="toolbar" aria-label={useDesk().file.document}>
      <Button kind="plain small" label={viewer.zoomOut} onPress={() => zoomed(view.zoom / STEP)}>−</Button>
      <Button kind="plain small" label={viewer.zoomIn} onPress={() => zoomed(view.zoom * STEP)}>+</Button>
      <Button kind="plain small" onPress={() => onView({ ...view, turn: (view.turn + 90) % 360 })}>{viewer.turn}</Button>
      <Button kind="plain small" onPress={() => onView(FIT)}>{viewer.fit}</Button>
      {children}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { Button } from "../common/parts/Button";
import { Dialog } from "../common/parts/Dialog";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";

interface Props {
  readonly left: number;
  readonly onMore: () => void;
  readonly onHome: () => void;
}

/** Half a minute before the screen is the next person's. */
export function StillThere({ left, onMore, onHome }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  return (
    <Dialog title={own.stillThere} onClose={onMore}>
      <p>{own.goingHome(left)}</p>
      <div class="row">
        <Button onPress={onMore}>{own.moreTime}</Button>
        <Button kind="plain" onPress={onHome}>{own.homeNow}</Button>
      </div>
    </Dialog>
  );
}

import type { ComponentChildren } from "preact";
import { language } from "../common/preferences";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import { type Cabinet, isUnderWay, type Session } from "./cabinet";
import { Front } from "./Front";
import { Keys } from "./Keys";
import { Screen } from "./Screen";
import type { Typing } from "./typing";

interface Props {
  readonly cabinet: Cabinet;
  readonly typing: Typing;
  /** Somebody's door that waits meanwhile, and the way back to it. */
  readonly waiting?: Session | undefined;
  readonly onBack?: () => void;
}

/** One action: type or scan. */
export function Home({ cabinet, typing, waiting, onBack }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  return (
    <Screen says={own.home} moment="home" front={<Front cabinet={cabinet} />}>
      <Notices cabinet={cabinet} typing={typing} />
      <Keys typing={typing} aside={cabinet.digits ?? 0} />
      {waiting && onBack && <p><button type="button" class="button plain" onClick={onBack}>{own.backToDoor(waiting.door)}</button></p>}
    </Screen>
  );
}

/** What came of the last code stands first; then what the person should know of this cabinet. */
function Notices({ cabinet, typing }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  const { result, lockout } = cabinet;
  if (typing.unheard) return <p class="notice bad" role="alert">{own.unheard} {own.phone(cabinet.screen.phone)}</p>;
  if (lockout.retry_after > 0) return <Locked seconds={lockout.retry_after} />;
  if (result && !cabinet.sessions.some(isUnderWay)) return <p class="notice bad" role="alert">{language() === "zh" ? result.message_zh : result.message}</p>;
  const known = <Known cabinet={cabinet} />;
  return cabinet.network === "offline" ? <><p class="notice warn">{own.offline}</p>{known}</> : <>{known}<p class="hint">{own.homeHint}</p></>;
}

function Locked({ seconds }: { readonly seconds: number }): ComponentChildren {
  const { own } = useWords<Own>();
  return (
    <div class="notice warn">
      <p><strong>{own.locked(seconds)}</strong></p>
      <p role="alert">{own.lockedHint}</p>
    </div>
  );
}

function Known({ cabinet }: { readonly cabinet: Cabinet }): ComponentChildren {
  const { own } = useWords<Own>();
  const open = doorsThat(cabinet, "open");
  const out = doorsThat(cabinet, "unknown");
  const lost = Object.values(cabinet.devices).includes("lost");
  return (
    <>
      {open && <p class="notice warn">{own.openNow(open)}</p>}
      {out && <p class="notice warn">{own.partly(out)}</p>}
      {lost && <p class="notice warn">{own.deviceLost}</p>}
    </>
  );
}

/** Single doors by number; a whole bank by its first and last. */
function doorsThat(cabinet: Cabinet, state: string): string {
  const doors = Object.keys(cabinet.doors).filter((door) => cabinet.doors[door] === state).toSorted();
  const banks = new Map<string, string[]>();
  for (const door of doors) banks.set(door.slice(0, 1), [...(banks.get(door.slice(0, 1)) ?? []), door]);
  return [...banks.values()].map((ones) => (ones.length > 3 ? `${ones[0]}–${ones.at(-1)}` : ones.join(" "))).join(" ");
}

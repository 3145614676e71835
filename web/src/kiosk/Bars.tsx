import type { ComponentChildren } from "preact";
import { type Language, LANGUAGES, language } from "../common/preferences";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import type { Cabinet } from "./cabinet";
import { prefer } from "./deeds";

/** Which cabinet this is, and whether it has its network. */
export function TopBar({ cabinet }: { readonly cabinet: Cabinet | undefined }): ComponentChildren {
  const { own, common } = useWords<Own>();
  const name = cabinet?.screen.name[language()] ?? cabinet?.screen.name["zh"] ?? common.name;
  return (
    <header class="bar top">
      <span class="cabinet-name">{name}</span>
      {cabinet && <span class={`tag ${cabinet.network === "online" ? "good" : "warn"}`}>{own.network[cabinet.network]}</span>}
    </header>
  );
}

interface Props {
  readonly cabinet: Cabinet;
  readonly speaks: boolean;
  readonly onSpeak: (() => void) | undefined;
}

/** Language, large type, low doors, hearing it again, and whom to call: on every screen. */
export function BottomBar({ cabinet, speaks, onSpeak }: Props): ComponentChildren {
  const { own } = useWords<Own>();
  const { large_type: large, reach } = cabinet.preferences;
  const others = (Object.keys(LANGUAGES) as Language[]).filter((one) => one !== language());
  return (
    <footer class="bar bottom">
      <div class="row" role="group" aria-label={own.settings}>
        {others.map((one) => (
          <button type="button" class="button plain" lang={one} key={one} onClick={() => void prefer({ language: one })}>{LANGUAGES[one]}</button>
        ))}
        <button type="button" class="button plain toggle" aria-pressed={large} onClick={() => void prefer({ large_type: !large })}>{own.largeType}</button>
        <button type="button" class="button plain toggle" aria-pressed={reach === "low"} title={own.lowDoorsHint} onClick={() => void prefer({ reach: reach === "low" ? "any" : "low" })}>
          {own.lowDoors}
        </button>
        {onSpeak && <button type="button" class="button plain" onClick={onSpeak}>{speaks ? own.hush : own.speak}</button>}
      </div>
      <Phone number={cabinet.screen.phone} />
    </footer>
  );
}

function Phone({ number }: { readonly number: string }): ComponentChildren {
  const { own } = useWords<Own>();
  return <p class="phone">{own.phone(number)}</p>;
}

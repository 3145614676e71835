import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { speakAnew } from "../common/face";
import { choose, language } from "../common/preferences";
import { AtDoor } from "./AtDoor";
import { BottomBar, TopBar } from "./Bars";
import { type Cabinet, isDead, isUnderWay, type Session, type Spoken } from "./cabinet";
import { prefer } from "./deeds";
import { Home } from "./Home";
import { useIdle } from "./idle";
import { useLine } from "./line";
import { Skeleton } from "./Skeleton";
import { StillThere } from "./StillThere";
import { Trouble } from "./Trouble";
import { useTyping } from "./typing";
import { useVoice } from "./voice";

// What the page says of its own accord.
const OUT_OF_ORDER: Spoken = { zh: ["out_of_order-1"], en: ["out_of_order-1"] };
const STILL_THERE: Spoken = { zh: ["still_there-1"], en: ["still_there-1"] };
const KINDS = { starting: "starting", lost: "lost", out_of_order: "outOfOrder" } as const;

export function Kiosk(): ComponentChildren {
  const { cabinet, link, phone, forget } = useLine();
  useAsTheProgramSays(cabinet, link === "up");
  if (link === "up" && cabinet) return <Live cabinet={cabinet} forget={forget} />;
  const kind = KINDS[link === "up" ? "starting" : link];
  return <Down kind={kind} phone={phone} />;
}

function Down({ kind, phone }: { readonly kind: "starting" | "lost" | "outOfOrder"; readonly phone: string }): ComponentChildren {
  useVoice(kind === "outOfOrder" ? OUT_OF_ORDER : undefined);
  return <Skeleton><Trouble kind={kind} phone={phone} /></Skeleton>;
}

/** Language, type and colours are the program's, as is the page itself: a new release brings its own. */
function useAsTheProgramSays(cabinet: Cabinet | undefined, isUp: boolean): void {
  const versionRef = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (versionRef.current && cabinet && versionRef.current !== cabinet.version) location.reload();
    versionRef.current = cabinet?.version ?? versionRef.current;
  }, [cabinet?.version]);
  const wanted = cabinet?.preferences;
  useEffect(() => {
    if (!isUp || !cabinet || !wanted) return;
    choose("theme", cabinet.screen.theme);
    choose("large", wanted.large_type ? "1" : "0");
    if (wanted.language === language()) return;
    choose("language", wanted.language);
    void speakAnew();
  }, [isUp, wanted?.language, wanted?.large_type, cabinet?.screen.theme]);
}

/** A session as it stands: once it is left, only another moment of it brings it back. */
const momentOf = (session: Session): string => `${session.id} ${session.state} ${session.door} ${session.given ?? ""}`;

function Live({ cabinet, forget }: { readonly cabinet: Cabinet; readonly forget: () => void }): ComponentChildren {
  const [left, setLeft] = useState<readonly string[]>([]);
  const shown = cabinet.sessions.findLast((one) => !left.includes(momentOf(one)));
  const waiting = cabinet.sessions.findLast(isUnderWay);
  const dead = isDead(cabinet) && !shown;
  const typing = useTyping(!dead && (!shown || shown.state === "moved"), forget);
  const { language: first } = cabinet.screen;
  const { preferences } = cabinet;
  const changed = preferences.language !== first || preferences.large_type || preferences.reach !== "any";
  const leave = (): void => setLeft(cabinet.sessions.map(momentOf));
  const back = (): void => setLeft(cabinet.sessions.filter((one) => one !== waiting).map(momentOf));
  const goHome = useCallback((): void => {
    typing.clear();
    forget();
    // Whoever's door stands open is shown again; all others are done.
    setLeft(cabinet.sessions.filter((one) => !isUnderWay(one)).map(momentOf));
    if (changed && !waiting) void prefer({ language: first, large_type: false, reach: "any" });
  }, [cabinet, changed]);
  const atHome = !shown && !waiting && !changed && !typing.digits && !cabinet.result;
  const idle = useIdle(atHome || (shown !== undefined && isUnderWay(shown)), signsOf(cabinet, typing.digits), goHome);
  const voice = useVoice(idle.left !== undefined ? STILL_THERE : dead ? OUT_OF_ORDER : (shown?.spoken ?? cabinet.result?.spoken));
  return (
    <>
      <TopBar cabinet={cabinet} />
      <main id="main">
        {dead ? (
          <Trouble kind="dead" phone={cabinet.screen.phone} />
        ) : shown ? (
          <AtDoor cabinet={cabinet} session={shown} typing={typing} onLeave={leave} />
        ) : (
          <Home cabinet={cabinet} typing={typing} waiting={waiting} onBack={back} />
        )}
      </main>
      <BottomBar cabinet={cabinet} speaks={voice.speaks} onSpeak={voice.toggle} />
      {idle.left !== undefined && <StillThere left={idle.left} onMore={idle.more} onHome={goHome} />}
    </>
  );
}

const signsOf = (cabinet: Cabinet, digits: string): string => [digits, cabinet.digits ?? 0, cabinet.result?.message ?? "", ...cabinet.sessions.map(momentOf)].join("|");

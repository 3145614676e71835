import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { speakAnew } from "../common/face";
import { choose, type Language, LANGUAGES, language, large } from "../common/preferences";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";

function speak(one: Language): void {
  choose("language", one);
  void speakAnew();
}

/** Without the cabinet's program: language and large type are all that can be chosen, until it is back with its own. */
export function Skeleton({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  const { own, common } = useWords<Own>();
  const [isLarge, setLarge] = useState(large() === "1");
  const others = (Object.keys(LANGUAGES) as Language[]).filter((one) => one !== language());
  const enlarge = (): void => {
    choose("large", isLarge ? "0" : "1");
    setLarge(!isLarge);
  };
  return (
    <>
      <header class="bar top"><span class="cabinet-name">{common.name}</span></header>
      <main id="main">{children}</main>
      <footer class="bar bottom">
        <div class="row" role="group" aria-label={own.settings}>
          {others.map((one) => <button type="button" class="button plain" lang={one} key={one} onClick={() => speak(one)}>{LANGUAGES[one]}</button>)}
          <button type="button" class="button plain toggle" aria-pressed={isLarge} onClick={enlarge}>{own.largeType}</button>
        </div>
      </footer>
    </>
  );
}

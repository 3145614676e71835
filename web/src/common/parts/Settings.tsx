import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { speakAnew } from "../face";
import { choose, type Language, language, LANGUAGES, large, theme } from "../preferences";
import { useCommon } from "../words";

/** Language, type size, light or dark: on every page of every face. */
export function Settings(): ComponentChildren {
  const words = useCommon();
  const [, redraw] = useState(0);
  const pick = (name: "language" | "large" | "theme", value: string): void => {
    choose(name, value);
    redraw((count) => count + 1);
    if (name === "language") void speakAnew();
  };
  const other = (Object.keys(LANGUAGES) as Language[]).filter((one) => one !== language());
  const size = { "0": "1", "1": "2", "2": "0" }[large()];
  const look = { auto: "dark", dark: "light", light: "auto" }[theme()];
  return (
    <div class="settings row">
      {other.map((one) => (
        <button type="button" class="link-button" lang={one} key={one} onClick={() => pick("language", one)}>{LANGUAGES[one]}</button>
      ))}
      <button type="button" class="link-button" onClick={() => pick("large", size)}>{words.large[large()]}</button>
      <button type="button" class="link-button" onClick={() => pick("theme", look)}>{words.theme[theme()]}</button>
    </div>
  );
}

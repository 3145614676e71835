import { useEffect, useState } from "preact/hooks";
import { language } from "../common/preferences";
import type { Spoken } from "./cabinet";

let playing: HTMLAudioElement | undefined;
let listener: (is: boolean) => void = () => undefined;

/** Plays the recordings one after the other; one that is missing, or a box without sound, is passed over in silence. */
function play(names: readonly string[]): void {
  stop();
  const [first, ...others] = names;
  if (!first) return;
  const sound = new Audio(`voice/${language()}/${first}`);
  const next = (): void => {
    if (playing === sound) play(others);
  };
  playing = sound;
  listener(true);
  sound.addEventListener("ended", next);
  sound.addEventListener("error", next);
  sound.play().catch(() => playing === sound && stop());
}

function stop(): void {
  playing?.pause();
  playing = undefined;
  listener(false);
}

/** Says what stands on the screen when it changes; the button stops it, or says it again. */
export function useVoice(spoken: Spoken | undefined): { readonly speaks: boolean; readonly toggle: (() => void) | undefined } {
  const [speaks, set] = useState(false);
  const names = spoken?.[language()] ?? [];
  useEffect(() => {
    listener = set;
    play(names);
  }, [names.join(" ")]);
  return { speaks, toggle: names.length ? () => (speaks ? stop() : play(names)) : undefined };
}

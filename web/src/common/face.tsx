import { type ComponentChildren, render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { apply } from "./preferences";
import { load, type Words, WordsContext } from "./words";

type Found = Record<string, () => Promise<unknown>>;

/** Starts a face: the choices of this browser, the dictionary of its language, then what it shows. */
export async function start<Own>(found: Found, show: () => ComponentChildren): Promise<void> {
  apply();
  const root = document.getElementById("face");
  if (!root) throw new Error("the page has no place for its face");
  render(<Face first={await load<Own>(found)} found={found} show={show} />, root);
}

interface Props<Own> {
  readonly first: Words<Own>;
  readonly found: Found;
  readonly show: () => ComponentChildren;
}

function Face<Own>({ first, found, show: Show }: Props<Own>): ComponentChildren {
  const [words, set] = useState<Words<Own>>(first);
  useEffect(() => onLanguage(async () => set(await load<Own>(found))), [found]);
  return (
    <WordsContext.Provider value={words as Words<unknown>}>
      <Show />
    </WordsContext.Provider>
  );
}

let relanguage: () => Promise<void> = () => Promise.resolve();

function onLanguage(then: () => Promise<void>): void {
  relanguage = then;
}

/** After another language was chosen: the page stays where it is and reads in the new one. */
export const speakAnew = (): Promise<void> => relanguage();

import type { ComponentChildren } from "preact";
import type { PageProps } from "../pages";
import { LetterQueue } from "./LetterQueue";
import { Letters } from "./Letters";

export function LettersPages({ path: [one] }: PageProps): ComponentChildren {
  return one ? <LetterQueue key={one} queue={one} /> : <Letters />;
}

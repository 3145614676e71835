import { useWords } from "../../common/words";
import type { Desk } from "../../words/desk.zh";

/** What the desk says. */
export const useDesk = (): Desk => useWords<Desk>().own;

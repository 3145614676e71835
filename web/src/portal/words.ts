import { useWords } from "../common/words";
import type { Portal } from "../words/portal.zh";

/** The portal's own dictionary. */
export const usePortal = (): Portal => useWords<Portal>().own;

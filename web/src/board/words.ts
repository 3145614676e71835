import { useWords } from "../common/words";
import type { Board } from "../words/board.zh";

export const useBoard = (): Board => useWords<Board>().own;

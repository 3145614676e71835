import type { Board } from "./board.zh";

export default {
  title: "Public board",
} satisfies Board;

import type { Desk } from "./desk.zh";

export default {
  title: "Desk",
} satisfies Desk;

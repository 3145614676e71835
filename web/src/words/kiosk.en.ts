import type { Kiosk } from "./kiosk.zh";

export default {
  title: "Document locker",
} satisfies Kiosk;

import type { Portal } from "./portal.zh";

export default {
  title: "My documents",
} satisfies Portal;

import frame from "./portal/frame.en";
import finding from "./portal/finding.en";
import signing from "./portal/signing.en";
import filing from "./portal/filing.en";
import cases from "./portal/case.en";
import places from "./portal/places.en";
import inbox from "./portal/inbox.en";
import receipts from "./portal/receipts.en";
import progress from "./portal/progress.en";
import type { Portal } from "./portal.zh";

export default {
  title: "Online services",
  frame,
  finding,
  signing,
  filing,
  case: cases,
  places,
  inbox,
  receipts,
  progress,
} satisfies Portal;

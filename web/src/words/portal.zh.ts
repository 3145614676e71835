import frame from "./portal/frame.zh";
import finding from "./portal/finding.zh";
import signing from "./portal/signing.zh";
import filing from "./portal/filing.zh";
import cases from "./portal/case.zh";
import places from "./portal/places.zh";
import inbox from "./portal/inbox.zh";
import receipts from "./portal/receipts.zh";
import progress from "./portal/progress.zh";

/** Each group of pages has a dictionary of its own in words/portal. */
const words = {
  title: "网上办事",
  frame,
  finding,
  signing,
  filing,
  case: cases,
  places,
  inbox,
  receipts,
  progress,
};

export type Portal = typeof words;
export default words;

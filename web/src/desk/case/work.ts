import type { CaseFile } from "../../api/routes";
import { isChecked } from "../papers/isChecked";
import type { Action } from "./actions";

const next = (of: CaseFile, ...events: readonly CaseFile["next"][number][]): boolean => events.some((one) => of.next.includes(one));
const out = (of: CaseFile): string => of.outbound?.state ?? "none";
const UNPREPARED = new Set(["none", "at_desk", "released", "recalled"]);
const IN_LOCKER = new Set(["stored", "overdue"]);
/** In these the applicant may still agree to another way. */
const CHANGEABLE: ReadonlySet<CaseFile["state"]> = new Set(["pre_review", "returned", "passed", "awaiting_materials", "received", "accepted", "decided", "result_ready"]);

/** A result or papers that the mail may bring back. */
function isInTheMail(of: CaseFile): boolean {
  return out(of) === "posted" || (of.to_return !== null && of.timeline.some((line) => line.event === "papers_posted"));
}

/** From the papers that come in to the decision. */
export const PAPERS_IN: readonly Action[] = [
  {
    name: "receive",
    route: "POST /staff/cases/{case}/materials-received",
    shown: (of) => of.desk === "mail-in",
    of: () => import("../window/Receive").then((found) => found.Receive),
  },
  {
    name: "check",
    route: "POST /staff/cases/{case}/check",
    shown: (of) => of.desk === "locker-deposits" && !isChecked(of),
    of: () => import("../papers/CheckOff").then((found) => found.CheckOff),
  },
  {
    name: "number",
    route: "POST /staff/cases/{case}/queue-number",
    shown: (of) => of.desk === "locker-deposits" && isChecked(of),
    of: () => import("../papers/DrawNumber").then((found) => found.DrawNumber),
  },
  {
    name: "undo-check",
    route: "POST /staff/cases/{case}/check-undoing",
    shown: (of) => of.desk === "awaiting-correction" && next(of, "undo_check"),
    of: () => import("../papers/UndoCheck").then((found) => found.UndoCheck),
  },
  {
    name: "acceptance",
    route: "POST /staff/cases/{case}/acceptance",
    shown: (of) => of.desk === "window" && next(of, "accept"),
    of: () => import("../window/Acceptance").then((found) => found.Acceptance),
  },
  {
    name: "decision",
    route: "POST /staff/cases/{case}/decision",
    shown: (of) => next(of, "decide"),
    of: () => import("../window/Decision").then((found) => found.Decision),
  },
];

/** From the decision to the applicant's hands. */
export const RESULTS_OUT: readonly Action[] = [
  {
    name: "arrival",
    route: "POST /staff/cases/{case}/result-arrival",
    shown: (of) => of.state === "decided" && out(of) === "made_out",
    of: () => import("../window/Arrival").then((found) => found.Arrival),
  },
  {
    name: "take-over",
    route: "POST /staff/cases/{case}/result-handover",
    shown: (of) => next(of, "take_over_result"),
    of: () => import("../outgoing/TakeOver").then((found) => found.TakeOver),
  },
  {
    name: "verify",
    route: "POST /staff/cases/{case}/verification",
    shown: (of) => out(of) === "prepared",
    of: () => import("../outgoing/Verify").then((found) => found.Verify),
  },
  {
    name: "prepare",
    route: "POST /staff/cases/{case}/outgoing",
    shown: (of) => of.state === "result_ready" && (UNPREPARED.has(out(of)) || out(of) === "prepared"),
    of: () => import("../outgoing/Prepare").then((found) => found.Prepare),
  },
  {
    name: "store",
    route: "POST /staff/cases/{case}/store-code",
    shown: (of) => of.state === "result_ready" && out(of) === "reserved",
    of: () => import("../outgoing/StoreCode").then((found) => found.StoreCode),
  },
  {
    name: "stored",
    route: "GET /staff/cases/{case}",
    shown: (of) => IN_LOCKER.has(out(of)),
    of: () => import("../outgoing/Stored").then((found) => found.Stored),
  },
  {
    name: "recall",
    route: "POST /staff/cases/{case}/recall-code",
    shown: (of) => IN_LOCKER.has(out(of)),
    of: () => import("../outgoing/Recall").then((found) => found.Recall),
  },
  {
    name: "dispatch",
    route: "POST /staff/cases/{case}/dispatch",
    shown: (of) => out(of) === "announced" && of.outbound?.channel === "mail",
    of: () => import("../outgoing/Dispatch").then((found) => found.Dispatch),
  },
  {
    name: "hand-over",
    route: "POST /staff/cases/{case}/counter-handover",
    shown: (of) => out(of) === "posted" || (out(of) === "announced" && of.outbound?.channel === "window"),
    of: () => import("../outgoing/HandOver").then((found) => found.HandOver),
  },
  {
    name: "close",
    route: "POST /staff/cases/{case}/closing",
    shown: (of) => of.state === "result_out" && (out(of) === "handed_over" || out(of) === "posted"),
    of: () => import("../outgoing/Close").then((found) => found.Close),
  },
];

/** What comes beside the way: papers that go back, the mail's returns, another way that the applicant agrees to. */
export const BESIDE: readonly Action[] = [
  {
    name: "trouble",
    route: "GET /staff/tasks",
    shown: (of) => of.desk === "trouble",
    of: () => import("../tasks/OfCase").then((found) => found.OfCase),
  },
  {
    name: "papers-back",
    route: "POST /staff/cases/{case}/papers-handover",
    shown: (of) => of.to_return !== null,
    of: () => import("../window/PapersBack").then((found) => found.PapersBack),
  },
  {
    name: "mail-return",
    route: "POST /staff/cases/{case}/mail-return",
    shown: isInTheMail,
    of: () => import("../window/MailReturn").then((found) => found.MailReturn),
  },
  {
    name: "consent",
    route: "POST /staff/cases/{case}/consent-asking",
    shown: (of) => CHANGEABLE.has(of.state) && of.collecting !== null,
    of: () => import("../window/Consent").then((found) => found.Consent),
  },
];

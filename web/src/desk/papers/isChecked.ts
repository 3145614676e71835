import type { CaseFile } from "../../api/routes";

const CHECKS = new Set(["receive", "checked", "find_missing", "undo_check"]);

/** Whether the last thing that was done with the papers that lie here was a check that found all of them. */
export function isChecked(of: CaseFile): boolean {
  const last = of.timeline.findLast((line) => CHECKS.has(line.event));
  return last?.event === "checked" && of.missing.length === 0;
}

import type { CaseView } from "../../api/routes";

export type Todo = "draft" | "returned" | "passed" | "deposit" | "mail" | "window" | "missing" | "pickup" | "window_out" | "mail_out" | "proposal" | "papers" | "rate";

/** What the applicant has to do now; null where it is somebody else's turn. A question of the front desk comes first. */
export function todoOf(of: CaseView): Todo | null {
  if (of.collecting_proposal) return "proposal";
  if (of.to_return) return "papers";
  if (of.state === "awaiting_materials") return awaited(of);
  if (of.state === "result_out") return out(of);
  return BY_STATE[of.state] ?? null;
}

const BY_STATE: Partial<Record<CaseView["state"], Todo>> = { draft: "draft", returned: "returned", passed: "passed", closed: "rate" };

function awaited(of: CaseView): Todo {
  if (of.missing.length && !of.inbound) return "missing";
  return of.handing_in === "mail" ? "mail" : of.handing_in === "window" ? "window" : "deposit";
}

function out(of: CaseView): Todo {
  return of.outbound?.channel === "mail" ? "mail_out" : of.outbound?.channel === "window" ? "window_out" : "pickup";
}

/** Where the page for it is, below the case; a draft goes on where it is filed. */
export function pageFor(todo: Todo, id: string): readonly string[] | null {
  const page = PAGE[todo];
  if (!page) return null;
  return page === "filing" ? ["filing", id] : ["cases", id, page];
}

const PAGE: Partial<Record<Todo, string>> = {
  draft: "filing", returned: "filing", passed: "handing-in", missing: "handing-in", deposit: "code", pickup: "code", proposal: "consent", rate: "rating",
};

/** Step of the way (0 to 6) that a state stands in; -1 where the way has ended early. */
export function stepOf(state: CaseView["state"]): number {
  return STEPS[state];
}

const STEPS: Record<CaseView["state"], number> = {
  draft: 0, pre_review: 1, returned: 1, passed: 2, awaiting_materials: 2, received: 3, accepted: 4, not_accepted: -1, decided: 5, result_ready: 5, result_out: 5, closed: 7, rated: 7,
  withdrawn: -1,
};

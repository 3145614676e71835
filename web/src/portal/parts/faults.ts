import type { Fault } from "../../common/parts/ErrorSummary";
import type { Refusal } from "../../common/refusal";

/** The server's field → where it is on this page. What names no field of the page is not a fault of a field. */
export function faultsOf(failed: Refusal | undefined, fields: Readonly<Record<string, string>>): readonly Fault[] {
  const field = failed?.field ? fields[failed.field] : undefined;
  return failed && field ? [{ field, said: failed.said }] : [];
}

/** What is said at one field: the same words as in the summary. */
export function at(faults: readonly Fault[], field: string): string | undefined {
  return faults.find((one) => one.field === field)?.said;
}

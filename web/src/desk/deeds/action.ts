import type { CaseFile } from "../../api/routes";

/** What an action of the case page is given: the case, and what to do when it is done. */
export interface ActionProps {
  readonly of: CaseFile;
  readonly done: () => void;
}

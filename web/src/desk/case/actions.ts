import type { ComponentType } from "preact";
import type { CaseFile, Staff } from "../../api/routes";
import type { RouteName } from "../../common/api";
import type { ActionProps } from "../deeds/action";
import { may } from "../deeds/me";
import { BESIDE, PAPERS_IN, RESULTS_OUT } from "./work";

/** What can be done with a case on its page: `shown` says when, `route` is the call that a role must be allowed. */
export interface Action {
  readonly name: string;
  readonly route: RouteName;
  readonly shown: (of: CaseFile) => boolean;
  readonly of: () => Promise<ComponentType<ActionProps>>;
}

const ACTIONS: readonly Action[] = [
  {
    name: "pre-review",
    route: "POST /staff/cases/{case}/pre-review",
    shown: (of) => of.state === "pre_review",
    of: () => import("../prereview/PreReview").then((found) => found.PreReview),
  },
  ...PAPERS_IN,
  ...RESULTS_OUT,
  ...BESIDE,
];

export const actionsFor = (of: CaseFile, me: Staff): readonly Action[] => ACTIONS.filter((one) => may(me, one.route) && one.shown(of));

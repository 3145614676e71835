import type { ComponentChildren } from "preact";
import type { CaseState, CaseView } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { Actions } from "./Actions";
import { Decision } from "./Decision";
import { History } from "./History";
import { YOURS } from "./List";
import { Now } from "./Now";
import { Paper } from "./Paper";
import { Returned } from "./Returned";
import { Way } from "./Way";
import { Who } from "./Who";

const EVERY = 5;
const ENDED_BADLY: ReadonlySet<CaseState> = new Set(["not_accepted"]);
const ENDED: ReadonlySet<CaseState> = new Set(["withdrawn"]);

/** One case: first what I must do, then how far it is, who has it, where the paper is, and what else I can do. */
export function CasePage({ id }: { readonly id: string }): ComponentChildren {
  const { case: words } = usePortal();
  const found = useRoute("GET /cases/{case}", { path: { case: id } }, { every: EVERY });
  return (
    <Page title={found.found ? said(found.found.name) : words.title} back={href("cases")}>
      <Awaited of={found}>{(of) => <Whole of={of} />}</Awaited>
    </Page>
  );
}

const toneOf = (state: CaseState): string => (YOURS.has(state) ? "warn" : ENDED_BADLY.has(state) ? "bad" : ENDED.has(state) ? "" : "good");

function Whole({ of }: { readonly of: CaseView }): ComponentChildren {
  const { case: words } = usePortal();
  return (
    <>
      <p class="row">
        <span class={`tag ${toneOf(of.state)}`}>{words.states[of.state]}</span>
        {of.case_number && <span class="muted">{words.number} <b class="digits">{of.case_number}</b></span>}
        {of.query_code && <span class="muted" title={words.queryAbout}>{words.query} <b class="digits">{of.query_code}</b></span>}
      </p>
      <Now of={of} />
      <Decision of={of} />
      <Returned of={of} />
      <Way of={of.progress} />
      <Who of={of} />
      <Paper of={of} />
      <Actions of={of} />
      <History of={of} />
    </>
  );
}

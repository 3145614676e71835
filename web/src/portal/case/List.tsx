import type { ComponentChildren } from "preact";
import type { CaseSummary } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** States in which the applicant has something to do. */
export const YOURS: ReadonlySet<string> = new Set(["draft", "returned", "passed", "awaiting_materials", "result_out"]);

/** Every case, newest first; those that wait for the applicant say so. */
export function List(): ComponentChildren {
  const { case: words } = usePortal();
  const found = useRoute("GET /cases", { query: { limit: 50 } }, { whole: true, every: 15 });
  return (
    <Page title={words.title}>
      <Awaited of={found}>
        {({ items }) => items.length ? <ul class="case-list">{items.map((one) => <Line key={one.case} of={one} />)}</ul> : <Empty />}
      </Awaited>
    </Page>
  );
}

function Empty(): ComponentChildren {
  const { case: words } = usePortal();
  return (
    <div class="card stack">
      <p>{words.none}</p>
      <p><a class="button" href="#/">{words.find}</a></p>
    </div>
  );
}

function Line({ of }: { readonly of: CaseSummary }): ComponentChildren {
  const { case: words } = usePortal();
  return (
    <li>
      <a class="card case-line" href={href("cases", of.case)}>
        <b>{said(of.name)}</b>
        <span class={YOURS.has(of.state) ? "tag warn" : "tag"}>{words.states[of.state]}</span>
        <span class="muted digits">{of.case_number ?? words.draft} · {moment(of.updated)}</span>
      </a>
    </li>
  );
}

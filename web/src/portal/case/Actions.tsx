import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { href } from "../../common/router";
import { usePortal } from "../words";

/** Only what this state allows. */
export function Actions({ of }: { readonly of: CaseView }): ComponentChildren {
  const { actions } = usePortal().case;
  const found = [
    of.state === "awaiting_materials" && of.next.includes("choose_handing_in") ? (["handing-in", actions.channel] as const) : null,
    COLLECTING.has(of.state) ? (["collecting", actions.collecting] as const) : null,
    of.next.includes("withdraw") ? (["withdrawal", actions.withdraw] as const) : null,
  ].filter((one) => one !== null);
  const receipts = of.case_number !== null;
  if (!found.length && !receipts) return null;
  return (
    <section class="stack no-print">
      <h2>{actions.title}</h2>
      <ul class="row">
        {receipts && <li><a class="button plain" href={href("receipts", of.case)}>{actions.receipts}</a></li>}
        {found.map(([page, name]) => <li key={page}><a class="button plain" href={href("cases", of.case, page)}>{name}</a></li>)}
      </ul>
    </section>
  );
}

const COLLECTING = new Set(["pre_review", "returned", "passed", "awaiting_materials", "received", "accepted", "decided", "result_ready"]);

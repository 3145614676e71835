import type { ComponentChildren } from "preact";
import type { CaseFile } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Qr } from "../../common/parts/Qr";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment, now } from "../../common/times";
import { said, useCommon } from "../../common/words";
import { useDesk } from "../deeds/words";
import type { PageProps } from "../pages";

/** The slip that goes with the papers to the window; prints on one page. */
export function Slip({ path }: PageProps): ComponentChildren {
  const id = path[0] ?? "";
  const { papers: words } = useDesk();
  const { print } = useCommon();
  const found = useRoute("GET /staff/cases/{case}", { path: { case: id } });
  return (
    <Page title={words.slipTitle} back={href("cases", id)}>
      <Awaited of={found}>
        {(of) => (
          <>
            <Paper of={of} />
            <p class="no-print"><Button onPress={() => globalThis.print()}>{print}</Button></p>
          </>
        )}
      </Awaited>
    </Page>
  );
}

function Paper({ of }: { readonly of: CaseFile }): ComponentChildren {
  const { papers: words } = useDesk();
  const number = of.case_number ?? of.case;
  return (
    <article class="card slip stack">
      <div class="row spread">
        <div class="stack tight">
          {of.queue_number && <p class="slip-number digits">{of.queue_number}</p>}
          {of.window && <p>{words.slipFor} <strong>{of.window}</strong></p>}
          <p class="digits">{number}</p>
          <p>{words.slipItem} <strong>{said(of.name)}</strong></p>
          <p class="muted">{moment(now())}</p>
        </div>
        <Qr text={number.replaceAll("-", "")} label={words.slipQr} />
      </div>
      <h2>{words.slipList}</h2>
      <ol class="slip-list">
        {of.materials.map((one) => <li key={one.id}><span aria-hidden="true">☑</span> {said(one.name)} <span class="muted">{words.form[one.form]}</span></li>)}
      </ol>
      <p>{words.slipSigned}</p>
    </article>
  );
}

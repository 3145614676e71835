import "../styles/case.css";
import type { ComponentChildren } from "preact";
import type { CodeShown } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Digits } from "../../common/parts/Digits";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { duration, moment, now } from "../../common/times";
import { usePortal } from "../words";

/** Every code that opens a door for me now; each leads to its page with the drawing. */
export function Codes(): ComponentChildren {
  const { finding, case: words } = usePortal();
  const found = useRoute("GET /me/codes", {}, { every: 10 });
  return (
    <Page title={finding.codes} back="#/">
      <Awaited of={found}>
        {({ items }) => (items.length ? <ul class="case-list">{items.map((one) => <Line key={one.grant} of={one} />)}</ul> : <p class="card">{words.code.gone}</p>)}
      </Awaited>
    </Page>
  );
}

function Line({ of }: { readonly of: CodeShown }): ComponentChildren {
  const { case: words } = usePortal();
  return (
    <li>
      <a class="card case-line" href={of.case ? href("cases", of.case, "code") : href("cases")}>
        <b>{words.code.title[of.purpose]} · {words.code.doors(of.doors)}</b>
        <Digits code={of.code.replace(/\D/g, "")} />
        <span class="muted digits full">{words.code.until(moment(of.until), duration(of.until - now()))}</span>
      </a>
    </li>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import "../styles/case.css";
import type { NoticeSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { useMe } from "../session";
import { usePortal } from "../words";

/** What has happened, newest first; each leads to its case. Who has opened the page has read it. */
export function Inbox(): ComponentChildren {
  const { inbox: words } = usePortal();
  const found = useRoute("GET /me/notices", { query: { limit: 50 } }, { every: 15 });
  const me = useMe();
  const newest = found.found?.items.find((one) => one.unread)?.id;
  useEffect(() => {
    if (newest) call("POST /me/notices/read", { body: { upto: newest } }).then(me.again, () => undefined);
  }, [newest]);
  return (
    <Page title={words.title}>
      <Awaited of={found}>
        {({ items }) => (items.length ? <ul class="case-list">{items.map((one) => <Line key={one.id} of={one} />)}</ul> : <p class="card">{words.none}</p>)}
      </Awaited>
    </Page>
  );
}

function Line({ of }: { readonly of: NoticeSeen }): ComponentChildren {
  const { inbox: words } = usePortal();
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return (
    <li>
      <a class="card case-line" href={href("cases", of.case)}>
        <b>{kinds[of.kind] ?? words.other}</b>
        {of.unread && <span class="tag warn">{words.unread}</span>}
        {linesOf(of, words).map((line) => <span class="hint full" key={line}>{line}</span>)}
        <span class="muted digits">{moment(of.at)}{of.case_number && ` · ${words.of(of.case_number)}`}</span>
      </a>
    </li>
  );
}

type Words = ReturnType<typeof usePortal>["inbox"];

/** The parts of a notice that say something by themselves. */
function linesOf({ detail }: NoticeSeen, words: Words): readonly string[] {
  const text = (name: string): string | null => (typeof detail[name] === "string" && detail[name] ? (detail[name] as string) : null);
  const until = typeof detail["until"] === "number" ? words.until(moment(detail["until"])) : null;
  const place = text("place");
  const tracking = text("tracking");
  const reason = text("reason");
  return [place && words.at(place), until, tracking && words.tracking(tracking), reason && words.because(reason)].filter((line) => line !== null && line !== "") as string[];
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { NoticeSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { roleOf } from "../deeds/hands";
import { useDesk } from "../deeds/words";
import { LATEST } from "./latest";

/** What colleagues have taken over or handed back, newest first; who has opened the page has read it. */
export function Notices(): ComponentChildren {
  const { notices: words } = useDesk();
  const told = useRoute("GET /staff/notices", LATEST, { every: 20 });
  const newest = told.found?.items.find((one) => one.unread)?.id;
  useEffect(() => {
    if (newest) call("POST /staff/notices/read", { body: { upto: newest } }).catch(() => undefined);
  }, [newest]);
  return (
    <Page title={words.title}>
      <p class="muted">{words.about}</p>
      <Awaited of={told}>
        {({ items }) => (items.length ? <ul class="card materials">{items.map((one) => <Line key={one.id} of={one} />)}</ul> : <p class="notice good">{words.none}</p>)}
      </Awaited>
    </Page>
  );
}

function Line({ of }: { readonly of: NoticeSeen }): ComponentChildren {
  const { notices: words, deeds } = useDesk();
  const { number = "", role, reason, cabinet } = of.detail as Readonly<Record<string, string | null>>;
  const who = [role && roleOf(role, deeds), number].filter(Boolean).join(" ");
  return (
    <li>
      <span class="row">
        <span class="muted digits">{moment(of.at)}</span>
        <b>{of.kind === "handed_back" ? words.handedBack(who) : words.takenOver(who)}</b>
        {of.unread && <span class="tag warn">{words.unread}</span>}
      </span>
      <span class="row">
        {of.case && <a class="digits" href={href("cases", of.case)}>{of.case_number ?? words.case}</a>}
        {cabinet && <a href={href("cabinets", cabinet)}>{words.route(cabinet)}</a>}
        {reason && <span>{words.because(reason)}</span>}
      </span>
    </li>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useRoute } from "../../common/loading";
import { href } from "../../common/router";
import { useDesk } from "../deeds/words";
import { LATEST } from "./latest";

const EVERY = 20;

/** The way to what colleagues have done with one's own, with how much of it is unread. */
export function Bell({ here }: { readonly here: string }): ComponentChildren {
  const { notices: words } = useDesk();
  const told = useRoute("GET /staff/notices", LATEST, { every: EVERY });
  const unread = told.found?.items.filter((one) => one.unread).length ?? 0;
  useEffect(() => told.again(), [here]);
  return (
    <a class="bell" href={href("notices")} aria-current={here === "notices" ? "page" : undefined}>
      {words.title}
      {unread > 0 && <span class="count digits">{unread}<span class="visually-hidden"> {words.unread}</span></span>}
    </a>
  );
}

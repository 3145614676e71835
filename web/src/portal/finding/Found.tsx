import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { replace } from "../../common/router";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { Filters } from "./Filters";
import { ItemCard } from "./ItemCard";
import { Nobody } from "./Nobody";
import { SearchForm } from "./SearchForm";
import { listHref, wishOf } from "./wish";

const FIRST = 20;
const MOST = 100;

/** What fits, as the wish in the address says; typing goes on looking. */
export function Found({ query }: { readonly query: URLSearchParams }): ComponentChildren {
  const { finding } = usePortal();
  const { centre } = useCentre();
  const wish = wishOf(query);
  const [limit, more] = useState(FIRST);
  const { q = "", kind = "", department = "" } = wish;
  const found = useRoute("GET /catalogue", { query: { centre, q, party_kind: kind || null, department, limit } });
  return (
    <Page title={finding.results} back="#/">
      <SearchForm first={q} within={wish} onTyped={(words) => replace(listHref({ ...wish, q: words.trim() }))} />
      <Filters wish={wish} />
      <Awaited of={found}>
        {({ items, next }) => (
          <div class="stack">
            <p role="status" class="muted">{items.length ? finding.found(items.length, next !== null) : finding.none}</p>
            {items.length === 0 && <Nobody />}
            <ul class="items">
              {items.map((one) => <ItemCard key={one.item} of={one} />)}
            </ul>
            {next && limit < MOST && <p><Button kind="plain" onPress={() => more(MOST)}>{finding.more}</Button></p>}
            {next && limit >= MOST && <p class="notice">{finding.narrow}</p>}
          </div>
        )}
      </Awaited>
    </Page>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CaseLine, QueuePage as Found } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { said } from "../../common/words";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import type { PageProps } from "../pages";
import { type Filter, Filters, NO_FILTER, passes } from "./Filters";
import { Rows } from "./Rows";

const EVERY = 5;
const PAGE = 50;

/** One queue, oldest first; it follows what others do without being reloaded. */
export function QueuePage({ path }: PageProps): ComponentChildren {
  const { queues } = useDesk();
  const [filter, set] = useState<Filter>(NO_FILTER);
  const [cursors, turn] = useState<readonly string[]>([]);
  const queue = path[0] ?? "";
  const query = { limit: PAGE, cursor: cursors.at(-1) ?? null, cabinet: filter.cabinet || null, older_than: filter.older };
  const found = useRoute("GET /staff/queues/{queue}", { path: { queue }, query }, { every: EVERY });
  return (
    <Page title={found.found ? said(found.found.name) : queues.title}>
      <Awaited of={found}>
        {(page) => (
          <>
            <p class="muted">{said(page.about)}</p>
            <Filters of={page.items} value={filter} onChange={(next) => (set(next), turn([]))} />
            <Lines of={page} filter={filter} again={found.again} />
            <nav class="row" aria-label={queues.pages}>
              {cursors.length > 0 && <Button kind="plain small" onPress={() => turn(cursors.slice(0, -1))}>{queues.before}</Button>}
              {page.next && <Button kind="plain small" onPress={() => turn([...cursors, page.next ?? ""])}>{queues.after}</Button>}
            </nav>
          </>
        )}
      </Awaited>
    </Page>
  );
}

function Lines({ of, filter, again }: { readonly of: Found; readonly filter: Filter; readonly again: () => void }): ComponentChildren {
  const { queues } = useDesk();
  const me = useMe();
  const shown: readonly CaseLine[] = of.items.filter((one) => passes(one, filter, me));
  if (!shown.length) return <p class="notice good">{of.items.length || filter !== NO_FILTER ? queues.noneFit : queues.empty}</p>;
  return <Rows of={shown} queue={of.queue} again={again} />;
}

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { QueuePage as Found } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { said } from "../../common/words";
import { useDesk } from "../deeds/words";
import type { PageProps } from "../pages";
import { type Filter, Filters, NO_FILTER } from "./Filters";
import { Rows } from "./Rows";

const EVERY = 5;
const PAGE = 50;

/** Another queue begins at its own first page, without the filter of the one before. */
export function QueuePage({ path }: PageProps): ComponentChildren {
  const queue = path[0] ?? "";
  return <OneQueue key={queue} queue={queue} />;
}

/** One queue, oldest first; it follows what others do without being reloaded. */
function OneQueue({ queue }: { readonly queue: string }): ComponentChildren {
  const { queues } = useDesk();
  const [filter, set] = useState<Filter>(NO_FILTER);
  const [cursors, turn] = useState<readonly string[]>([]);
  const query = { limit: PAGE, cursor: cursors.at(-1) ?? null, cabinet: filter.cabinet || null, item: filter.item || null, older_than: filter.older, taken: filter.taken || null };
  const found = useRoute("GET /staff/queues/{queue}", { path: { queue }, query }, { every: EVERY });
  const shown = useLast(found.found);
  return (
    <Page title={shown ? said(shown.name) : queues.title}>
      {shown && <p class="muted">{said(shown.about)}</p>}
      <Filters of={found.found?.items ?? []} value={filter} onChange={(next) => (set(next), turn([]))} />
      <Awaited of={found}>
        {(page) => (
          <>
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

/** The title stays while another page of the same queue is fetched. */
function useLast(found: Found | undefined): Found | undefined {
  const [last, keep] = useState(found);
  useEffect(() => {
    if (found) keep(found);
  }, [found]);
  return found ?? last;
}

function Lines({ of, filter, again }: { readonly of: Found; readonly filter: Filter; readonly again: () => void }): ComponentChildren {
  const { queues } = useDesk();
  const all = Object.values(filter).every((one) => !one);
  if (!of.items.length) return <p class={all ? "notice good" : "notice"}>{all ? queues.empty : queues.noneFit}</p>;
  return <Rows of={of.items} again={again} />;
}

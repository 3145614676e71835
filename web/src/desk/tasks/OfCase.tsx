import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import type { ActionProps } from "../deeds/action";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { placeOf } from "./Tasks";

/** The tasks about a case that is in trouble: it goes on when they are ended. */
export function OfCase({ of }: ActionProps): ComponentChildren {
  const { tasks: words } = useDesk();
  const found = useRoute("GET /staff/tasks", { query: { limit: 100 } }, { whole: true, every: 10 });
  return (
    <Panel title={words.ofCase}>
      <p class="muted">{words.ofCaseAbout}</p>
      <Awaited of={found}>
        {(page) => (
          <ul class="stack tight">
            {page.items.filter((row) => row.case === of.case).map((row) => (
              <li key={row.id}><a href={href("tasks", row.id)}>{words.kinds[row.kind]}</a> <span class="muted">{placeOf(row, words.desk)}</span></li>
            ))}
          </ul>
        )}
      </Awaited>
    </Panel>
  );
}

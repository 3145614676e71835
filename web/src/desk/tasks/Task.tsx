import type { ComponentChildren } from "preact";
import type { TaskSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { duration, moment, now } from "../../common/times";
import { Panel } from "../deeds/Panel";
import { holder, roleOf } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { Ending } from "./Ending";
import { Hands } from "./Hands";
import { said } from "./said";
import { TaskDoor } from "./TaskDoor";
import { isDoor, placeOf } from "./Tasks";
import { listed } from "../../common/words";

/** One task: what the cabinet said, the door drawn, who has it, and its end. */
export function Task({ id }: { readonly id: string }): ComponentChildren {
  const { tasks: words } = useDesk();
  const tasks = useRoute("GET /staff/tasks", { query: { limit: 100 } }, { whole: true, every: 10 });
  const found = tasks.found?.items.find((row) => row.id === id);
  return (
    <Page title={found ? words.kinds[found.kind] : words.title} back={href("tasks")}>
      <Awaited of={tasks}>{() => (found ? <Whole of={found} again={tasks.again} /> : <p class="notice" role="status">{words.gone}</p>)}</Awaited>
    </Page>
  );
}

function Whole({ of, again }: { readonly of: TaskSeen; readonly again: () => void }): ComponentChildren {
  const { tasks: words, deeds } = useDesk();
  const me = useMe();
  const works = me.roles.some((role) => of.workers.includes(role));
  return (
    <div class="columns">
      <div class="stack">
        <About of={of} />
        {isDoor(of) && <TaskDoor cabinet={of.cabinet} door={of.place} />}
      </div>
      <div class="stack">
        {works ? (
          <>
            <Hands of={of} done={again} />
            <Ending of={of} done={() => go(href("tasks"))} />
          </>
        ) : (
          <p class="notice">{words.notYours(listed(of.workers.map((role) => roleOf(role, deeds))))}</p>
        )}
      </div>
    </div>
  );
}

function About({ of }: { readonly of: TaskSeen }): ComponentChildren {
  const { tasks: words, deeds, window: counter } = useDesk();
  const told = said(of, words, counter);
  return (
    <Panel title={placeOf(of, words.desk)}>
      <p>{words.explained[of.kind]}</p>
      <dl class="facts">
        <dt>{words.columns.said}</dt>
        <dd>
          {told.words || words.nothingSaid}
          {told.raw && <span class="raw-line digits">{told.raw}</span>}
        </dd>
        <dt>{deeds.at}</dt>
        <dd>{moment(of.at)} · {duration(now() - of.at)}</dd>
        <dt>{words.columns.who}</dt>
        <dd>{holder(of.taken_by, of.responsible, deeds)}</dd>
        <dt>{words.columns.case}</dt>
        <dd>{of.case ? <a href={href("cases", of.case)}>{of.case_number ?? words.seeCase}</a> : words.noCase}</dd>
      </dl>
      {of.cabinet && <p><a href={href("cabinets", of.cabinet)}>{of.kind === "parked-event" ? words.parked : words.seeCabinet}</a></p>}
    </Panel>
  );
}

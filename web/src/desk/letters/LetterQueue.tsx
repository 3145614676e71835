import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { LetterSeen } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { DealtWith } from "./DealtWith";
import { GiveUp } from "./GiveUp";
import { Replay } from "./Replay";

/** One kind of what failed: letter by letter, round again or given up, and what became of earlier ones. */
export function LetterQueue({ queue }: { readonly queue: string }): ComponentChildren {
  const { letters: words } = useDesk();
  const [did, tell] = useState({ said: "", times: 0 });
  const seen = useRoute("GET /staff/dead-letters/{queue}", { path: { queue } }, { every: 15 });
  const done = (said: string): void => {
    tell({ said, times: did.times + 1 });
    seen.again();
  };
  return (
    <Page title={words.queues[queue as keyof typeof words.queues] ?? queue} back={href("letters")}>
      <p role="status" class={did.said ? "notice good" : ""}>{did.said}</p>
      <Awaited of={seen}>{(found) => (found.items.length ? <Waiting queue={queue} rows={found.items} done={done} /> : <p class="notice">{words.none}</p>)}</Awaited>
      <DealtWith queue={queue} since={did.times} />
    </Page>
  );
}

interface Props {
  readonly queue: string;
  readonly rows: readonly LetterSeen[];
  readonly done: (said: string) => void;
}

function Waiting({ queue, rows, done }: Props): ComponentChildren {
  const { letters: words } = useDesk();
  const [chosen, choose] = useState<readonly string[]>([]);
  const there = chosen.filter((id) => rows.some((row) => row.letter === id));
  const toggle = (id: string): void => choose(there.includes(id) ? there.filter((one) => one !== id) : [...there, id]);
  return (
    <>
      <p class="muted">{words.shownMost}</p>
      <ul class="stack">{rows.map((row) => <Letter key={row.letter} row={row} chosen={there.includes(row.letter)} toggle={() => toggle(row.letter)} />)}</ul>
      <div class="columns">
        <Panel title={words.replay}><Replay queue={queue} done={done} /></Panel>
        <Panel title={words.giveUp}><GiveUp queue={queue} chosen={there} done={done} /></Panel>
      </div>
    </>
  );
}

function Letter({ row, chosen, toggle }: { readonly row: LetterSeen; readonly chosen: boolean; readonly toggle: () => void }): ComponentChildren {
  const { letters: words } = useDesk();
  const sent = moment(row.sent);
  return (
    <li class="card letter">
      <label class="tick">
        <input type="checkbox" checked={chosen} onChange={toggle} aria-label={words.chooseOne(sent)} />
        <span class="digits">{sent}</span>
      </label>
      <pre class="raw">{pretty(row.body)}</pre>
    </li>
  );
}

/** JSON line by line; anything else as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 1);
  } catch {
    return body;
  }
}

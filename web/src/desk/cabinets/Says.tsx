import type { ComponentChildren } from "preact";
import type { CabinetReport } from "../../api/routes";
import { duration, now } from "../../common/times";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { reportOf } from "./reported";

/** What the cabinet says of itself: version, boards, disk, temperature. */
export function Says({ of }: { readonly of: CabinetReport }): ComponentChildren {
  const { cabinets: words } = useDesk();
  const { version, boot, boards, disk, memory, temperature } = reportOf(of.reported);
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [words.columns.seen, of.seen ? words.ago(duration(now() - of.seen)) : words.never],
    [words.facts.step, of.in_step ? words.inStep : words.outOfStep],
    [words.facts.boards, boards.map(([bank, state]) => `${bank} ${state === "ok" ? words.boardOk : state}`).join(" · ")],
    [words.facts.version, version],
    [words.facts.boot, boot === null ? "" : words.count(boot)],
    [words.facts.disk, disk === null ? "" : `${(disk / 1024).toFixed(1)} GB`],
    [words.facts.memory, memory === null ? "" : `${memory} MB`],
    [words.facts.temperature, temperature === null ? "" : `${temperature} °C`],
  ];
  return (
    <Panel title={words.says}>
      <dl class="facts">
        {facts.filter(([, value]) => value !== "").map(([name, value]) => [<dt key={name}>{name}</dt>, <dd class="digits-in" key={`${name}-is`}>{value}</dd>])}
      </dl>
    </Panel>
  );
}

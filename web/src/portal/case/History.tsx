import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { moment } from "../../common/times";
import { usePortal } from "../words";

export function History({ of }: { readonly of: CaseView }): ComponentChildren {
  const { case: words } = usePortal();
  const names: Readonly<Record<string, string>> = words.events;
  const known = of.timeline.filter((line) => names[line.event]);
  return (
    <details class="history">
      <summary>{words.history}</summary>
      <ol class="holders">
        {known.toReversed().map((line) => <li key={line.number}>{names[line.event]} <span class="muted digits">{moment(line.at)}</span></li>)}
      </ol>
    </details>
  );
}

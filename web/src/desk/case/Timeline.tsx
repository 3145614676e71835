import type { ComponentChildren } from "preact";
import type { CaseFile } from "../../api/routes";
import { moment } from "../../common/times";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";

/** What happened, newest first. */
export function Timeline({ of }: { readonly of: CaseFile }): ComponentChildren {
  const { file } = useDesk();
  const events: Readonly<Record<string, string>> = file.events;
  return (
    <Panel title={file.timeline}>
      <ol class="chain">
        {of.timeline.toReversed().map((line) => (
          <li key={line.number}>
            <span class="muted digits">{moment(line.at)}</span> {events[line.event] ?? file.events.other}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

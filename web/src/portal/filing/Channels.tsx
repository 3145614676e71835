import type { ComponentChildren } from "preact";
import { useDeed } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { go } from "../../common/router";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { usePortal } from "../words";
import { type Draft, pageOf, useChoice } from "./draft";

const NOTHING = {};
const NEXT: Readonly<Record<string, readonly string[]>> = { locker: ["cabinet"], mail: ["address"], window: [] };

export function Channels({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { filing, signing } = usePortal();
  const choice = useChoice(draft);
  const deed = useDeed(() => Promise.resolve(go(pageOf(draft.view, ...(NEXT[choice.channel] ?? [])))));
  const offered = (["locker", "mail", "window"] as const).filter((one) => one !== "locker" || draft.locker);
  const choices = offered.map((one) => ({ value: one, label: filing.channels[one], hint: filing.channelsHint[one] }));
  const check = (): { field: string; said: string }[] => (choice.channel ? [] : [{ field: "channel", said: filing.channelNeeded }]);
  return (
    <Question title={filing.collecting} back={pageOf(draft.view)} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => <Choices id="channel" legend={filing.collectingAbout} choices={choices} value={choice.channel} onChoose={(one) => choice.set("channel", one)} error={at(faults, "channel")} />}
    </Question>
  );
}

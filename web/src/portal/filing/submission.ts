import type { Collecting } from "../../api/routes";
import type { Fault } from "../../common/parts/ErrorSummary";
import { said } from "../../common/words";
import type { Portal } from "../../words/portal.zh";
import { type Choice, type Draft, isChosen, isReady, standingOf, uploadsOf } from "./draft";
import { early } from "./notice";

/** What still stands in the way of sending it, each with where it is on the page. */
export function openTasks({ view, notice }: Draft, choice: Choice, words: Portal["filing"]): readonly Fault[] {
  const materials = uploadsOf(view).filter((one) => !isReady(standingOf(view, one.id)));
  const tooEarly = notice ? early(choice.from, notice, words) : "";
  return [
    ...materials.map((one) => ({ field: `materials.${one.id}`, said: words.openMaterial(said(one.name), standingOf(view, one.id) === "wrong") })),
    ...(tooEarly ? [{ field: "notice_from", said: tooEarly }] : []),
    ...(isChosen(choice) ? [] : [{ field: "collecting", said: words.channelNeeded }]),
  ];
}

export function collectingOf({ channel, cabinet, low, address }: Choice): Collecting {
  return {
    channel: channel || "window",
    cabinet: channel === "locker" ? cabinet : null,
    address: channel === "mail" ? address : null,
    reach: low ? "low" : "any",
  };
}

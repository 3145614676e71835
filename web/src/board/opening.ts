import type { OpeningHours } from "../api/routes";
import type { Board } from "../words/board.zh";

/** When one can go there, in words: the hours, the days off, whether it is open at this moment. */
export function hoursOf(of: OpeningHours, own: Board): readonly string[] {
  if (of.always) return [own.always];
  const days = of.closed_on.map((day) => own.days[day - 1] ?? "").join(own.days[0] === "周一" ? "、" : ", ");
  return [
    ...(of.opens && of.closes ? [own.hours(of.opens, of.closes)] : []),
    ...(days ? [own.closedOn(days)] : []),
    ...(of.now === null ? [] : [of.now ? own.openNow : own.closedNow]),
  ];
}

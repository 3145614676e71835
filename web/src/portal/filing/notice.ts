import { now } from "../../common/times";
import type { Portal } from "../../words/portal.zh";

const DAY = 24 * 60 * 60;
/** China's clock has no summer time. */
const EAST = 8 * 60 * 60;

/** Today in China, YYYY-MM-DD. */
export const today = (at = now()): string => new Date((at + EAST) * 1000).toISOString().slice(0, 10);

/** The first day on which one may file: the days of notice are those after the publication. */
export function firstDay(published: string, days: number): string {
  return new Date(Date.parse(published) + (days + 1) * DAY * 1000).toISOString().slice(0, 10);
}

/** Why it is too early to file, in words; "" once the notice is over. */
export function early(published: string, days: number, words: Portal["filing"]): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(published)) return words.noticeNeeded;
  if (published > today()) return words.noticeFuture;
  const first = firstDay(published, days);
  return today() < first ? words.noticeRunning(first) : "";
}

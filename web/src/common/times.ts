import { language } from "./preferences";

/** Centres work by China's clock, whatever the phone says. */
const ZONE = "Asia/Shanghai";
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const tag = (): string => (language() === "zh" ? "zh-CN" : "en-GB");

/** `at` in epoch seconds: 11月25日 15:04. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(tag(), { timeZone: ZONE, month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at * 1000);
}

export function day(at: number): string {
  return new Intl.DateTimeFormat(tag(), { timeZone: ZONE, year: "numeric", month: "long", day: "numeric" }).format(at * 1000);
}

const UNITS: readonly (readonly [number, string, string])[] = [
  [DAY, "天", "day"],
  [HOUR, "小时", "hour"],
  [MINUTE, "分钟", "minute"],
];

/** A length of time in words, of two units at most: 1 天 3 小时; less than a minute says so. */
export function duration(seconds: number): string {
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const [size, zh, en] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(language() === "zh" ? `${count} ${zh}` : `${count} ${en}${count > 1 ? "s" : ""}`);
    else if (parts.length > 0) break;
  }
  return parts.join(" ") || (language() === "zh" ? "不到 1 分钟" : "less than a minute");
}

const TOLERATED = 30;
let ahead = 0;

/** The Date of an answer. A phone's clock may be wrong, or the demonstration's ahead: what is left counts by the server's. */
export function heard(date: string | null): void {
  const off = Math.round((Date.parse(date ?? "") - Date.now()) / 1000);
  if (!Number.isNaN(off)) ahead = Math.abs(off) > TOLERATED ? off : 0;
}

/** Epoch seconds, by the server's clock as far as it has been heard. */
export const now = (): number => Math.floor(Date.now() / 1000) + ahead;

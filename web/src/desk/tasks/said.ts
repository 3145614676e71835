import type { TaskSeen } from "../../api/routes";
import type { Counter } from "../../words/desk/window.zh";
import type { Tasks } from "../../words/desk/tasks.zh";

/** What the cabinet said, in words; `raw` is the rest, as the device told it. */
export interface Said {
  readonly words: string;
  readonly raw: string;
}

type Table = Readonly<Record<string, string>>;

export function said(task: TaskSeen, words: Tasks, counter: Counter): Said {
  const detail = task.detail.trim();
  if (!detail) return { words: "", raw: "" };
  const known = (words.outcomes as Table)[detail] ?? (words.events as Table)[detail];
  if (known) return { words: known, raw: "" };
  const fits = /^(\w+) fits nothing$/.exec(detail);
  if (fits) return { words: words.fitsNothing(eventOf(fits[1] ?? "", words)), raw: "" };
  const told = /^(?:\d+ )?(\w+): (.*)$/s.exec(detail);
  if (!told) return { words: detail, raw: "" };
  const [, what = "", rest = ""] = told;
  const ground = (counter.grounds as Table)[what];
  return ground ? { words: ground, raw: "" } : { words: eventOf(what, words), raw: rest };
}

export function eventOf(name: string, words: Tasks): string {
  return (words.events as Table)[name] ?? name;
}

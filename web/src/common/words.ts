import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { language } from "./preferences";
import type { Common } from "../words/common.zh";

/** A dictionary of a face: `words` its own, `common` what all faces say. */
export interface Words<Own> {
  readonly own: Own;
  readonly common: Common;
}

type Found = Record<string, () => Promise<unknown>>;

const common = import.meta.glob<Common>("../words/common.*.ts", { import: "default" });

async function one<T>(found: Found, name: string): Promise<T> {
  const load = Object.entries(found).find(([path]) => path.endsWith(`.${name}.ts`))?.[1];
  if (!load) throw new Error(`no dictionary for ${name}`);
  return (await load()) as T;
}

/** Loads the chosen language only; a third language is one file more for each dictionary. */
export async function load<Own>(found: Found): Promise<Words<Own>> {
  const [own, shared] = await Promise.all([one<Own>(found, language()), one<Common>(common, language())]);
  return { own, common: shared };
}

export const WordsContext = createContext<Words<unknown> | null>(null);

export function useCommon(): Common {
  return useWords<unknown>().common;
}

export function useWords<Own>(): Words<Own> {
  const words = useContext(WordsContext);
  if (!words) throw new Error("a face gives its words before it shows anything");
  return words as Words<Own>;
}

/** The text of the chosen language where the server has both. */
export function said(text: Readonly<{ zh: string; en: string }>): string {
  return language() === "zh" ? text.zh : text.en || text.zh;
}

/** Several things in a row, as the language writes them. */
export function listed(items: readonly string[]): string {
  return items.join(language() === "zh" ? "、" : ", ");
}

/** What stands between a name and what is said of it. */
export const colon = (): string => (language() === "zh" ? "：" : ": ");

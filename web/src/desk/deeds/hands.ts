import type { InHand } from "../../api/routes";
import type { Deeds } from "../../words/desk/deeds.zh";

/** Who has something in hand: 张三（1024）, or the role where nobody has. */
export function holder(taken: InHand | null, responsible: string, words: Deeds): string {
  return taken ? person(taken) : roleOf(responsible, words);
}

export function person(taken: InHand): string {
  return taken.name ? `${taken.name} (${taken.number})` : taken.number;
}

export function roleOf(role: string, words: Deeds): string {
  return (words.role as Record<string, string>)[role] ?? words.nobody;
}

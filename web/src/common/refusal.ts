import { language } from "./preferences";

/** Why something did not happen: the server's own sentence, or that the server could not be reached. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly sentence: Readonly<{ zh: string; en: string }>,
    readonly field: string | null = null,
  ) {
    super(code);
  }

  get said(): string {
    return language() === "zh" ? this.sentence.zh : this.sentence.en;
  }
}

export const offline = (): Refusal =>
  new Refusal("OFFLINE", 0, {
    zh: "网络不通，请检查网络后重试；已填写的内容不会丢失。",
    en: "There is no connection. Check your network and try again; nothing you typed is lost.",
  });

export const unanswered = (status: number): Refusal =>
  new Refusal("UNANSWERED", status, {
    zh: "系统暂时没有应答，请稍后重试；已填写的内容不会丢失。",
    en: "The service is not answering right now. Try again in a moment; nothing you typed is lost.",
  });

export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : offline();
}

/** The body of a 4xx of ours, or what a gateway says by itself. */
export function refusalOf(status: number, body: unknown): Refusal {
  const said = (body ?? {}) as { code?: string; reason?: string; reason_zh?: string; field?: string | null };
  if (!said.code) return unanswered(status);
  return new Refusal(said.code, status, { zh: said.reason_zh ?? "", en: said.reason ?? "" }, said.field ?? null);
}

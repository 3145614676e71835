import type { Answer, Preferences, Session } from "./cabinet";

const SECONDS = 20;

/** What a person does at the screen; what comes of it is heard on the stream. False where it did not arrive. */
async function posted(path: string, body: unknown): Promise<boolean> {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(SECONDS * 1000) });
    return answer.ok || answer.status === 409; // 409: the door has moved on meanwhile, and the stream says how
  } catch {
    return false;
  }
}

export const typeCode = (code: string): Promise<boolean> => posted("codes", { code });

export const prefer = (wanted: Partial<Preferences>): Promise<boolean> => posted("preferences", wanted);

export const say = (session: Session, answer: Answer): Promise<boolean> => posted(`sessions/${session.id}/answers`, { door: session.door, answer });

import { useCallback, useEffect, useState } from "preact/hooks";
import { after, type Cabinet } from "./cabinet";

/** How the page stands with the cabinet's program. */
export type Link = "starting" | "up" | "lost" | "out_of_order";

const KINDS = ["state", "doors", "network", "lockout", "preferences", "devices", "digits", "answer", "session"];
// A restart of the program takes two seconds and is nobody's business.
const PATIENCE_MS = 3000;
const AGAIN_MS = 1000;

export interface Line {
  readonly cabinet: Cabinet | undefined;
  readonly link: Link;
  /** Whom to call, also from a box that can tell nothing else. */
  readonly phone: string;
  /** What the person of before has typed and read is gone. */
  forget(): void;
}

/** Follows the controller's events for as long as the page is open; comes back by itself. */
export function useLine(): Line {
  const [line, set] = useState<Omit<Line, "forget">>({ cabinet: undefined, link: "starting", phone: "" });
  useEffect(() => {
    const link = (to: Link, phone?: string): void => set((old) => ({ ...old, link: to, phone: phone ?? old.phone }));
    const hear = (kind: string, body: unknown): void =>
      set((old) => {
        const cabinet = after(old.cabinet, kind, body);
        return { cabinet, link: "up", phone: cabinet?.screen.phone ?? old.phone };
      });
    return followed(link, hear);
  }, []);
  const forget = useCallback(() => set((old) => (old.cabinet ? { ...old, cabinet: { ...old.cabinet, result: undefined, digits: 0 } } : old)), []);
  return { ...line, forget };
}

function followed(link: (to: Link, phone?: string) => void, hear: (kind: string, body: unknown) => void): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  const ok = (): void => {
    clearTimeout(lost);
    lost = undefined;
  };
  const failed = (): void => {
    lost ??= setTimeout(() => link("lost"), PATIENCE_MS);
    if (source.readyState !== EventSource.CLOSED) return;
    void whoMendsIt().then((phone) => phone !== undefined && (ok(), link("out_of_order", phone)));
    clearTimeout(again);
    again = setTimeout(begin, AGAIN_MS);
  };
  function begin(): void {
    source = new EventSource("events");
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        ok();
        hear(kind, JSON.parse((event as MessageEvent<string>).data));
      });
    }
    // Where nothing was missed nothing is told anew: the line stands all the same.
    source.addEventListener("open", () => {
      ok();
      link("up");
    });
    source.addEventListener("error", failed);
  }
  begin();
  return () => {
    ok();
    clearTimeout(again);
    source.close();
  };
}

/** A full disk: the program answers, says that nothing can be done, and whom to call. Undefined where it is not so. */
async function whoMendsIt(): Promise<string | undefined> {
  try {
    const answer = await fetch("state");
    return answer.status === 503 ? ((await answer.json()) as { phone?: string }).phone ?? "" : undefined;
  } catch {
    return undefined;
  }
}

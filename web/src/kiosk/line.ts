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
  /** What the person of before has typed and read is gone. */
  forget(): void;
}

/** Follows the controller's events for as long as the page is open; comes back by itself. */
export function useLine(): Line {
  const [line, set] = useState<Omit<Line, "forget">>({ cabinet: undefined, link: "starting" });
  useEffect(() => {
    const link = (to: Link): void => set((old) => ({ ...old, link: to }));
    const hear = (kind: string, body: unknown): void => set((old) => ({ cabinet: after(old.cabinet, kind, body), link: "up" }));
    return followed(link, hear);
  }, []);
  const forget = useCallback(() => set((old) => (old.cabinet ? { ...old, cabinet: { ...old.cabinet, result: undefined, digits: 0 } } : old)), []);
  return { ...line, forget };
}

function followed(link: (to: Link) => void, hear: (kind: string, body: unknown) => void): () => void {
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
    void isOutOfOrder().then((is) => is && (ok(), link("out_of_order")));
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

/** A full disk: the program answers, and says that nothing can be done. */
async function isOutOfOrder(): Promise<boolean> {
  try {
    return (await fetch("state")).status === 503;
  } catch {
    return false;
  }
}

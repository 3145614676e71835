import { useEffect, useState } from "preact/hooks";
import { call, newKey } from "../../common/api";
import { asRefusal, type Refusal } from "../../common/refusal";
import { kindOf } from "./files";
import { sendForm } from "./sending";

/** One file on its way: it goes on while its person looks at another page of the portal. */
export interface Upload {
  readonly id: string;
  readonly case: string;
  readonly material: string;
  readonly file: File;
  readonly phase: "sending" | "failed" | "done";
  readonly share: number;
  readonly why: Refusal | null;
}

const running = new Map<string, Upload>();
const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();

export function begin(case_: string, material: string, file: File): void {
  const id = newKey();
  running.set(id, { id, case: case_, material, file, phase: "sending", share: 0, why: null });
  void send(id);
}

/** Once more, with the same key: what was announced before a lost answer is not announced twice. */
export function retry(id: string): void {
  change(id, { phase: "sending", share: 0, why: null });
  void send(id);
}

export function drop(id: string): void {
  stops.get(id)?.abort();
  stops.delete(id);
  running.delete(id);
  tell();
}

async function send(id: string): Promise<void> {
  const up = running.get(id);
  if (!up) return;
  tell();
  const stop = new AbortController();
  stops.set(id, stop);
  const { file, material } = up;
  try {
    const body = { material, name: file.name, type: kindOf(file), size: file.size };
    const { upload } = await call("POST /cases/{case}/documents", { path: { case: up.case }, body }, id);
    await sendForm(upload, file, (share) => change(id, { share }), stop.signal);
    change(id, { phase: "done", share: 1 });
  } catch (error) {
    change(id, { phase: "failed", why: asRefusal(error) });
  }
}

function change(id: string, what: Partial<Upload>): void {
  const up = running.get(id);
  if (!up) return;
  running.set(id, { ...up, ...what });
  tell();
}

function tell(): void {
  const busy = [...running.values()].some((one) => one.phase === "sending");
  (busy ? addEventListener : removeEventListener)("beforeunload", warn);
  for (const listener of listeners) listener();
}

/** The browser asks before it leaves a page whose file is still on its way. */
const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The files of a case that are on their way or could not be sent; `then` when one has arrived. */
export function useUploads(case_: string, then?: () => void): readonly Upload[] {
  const [, redraw] = useState(0);
  useEffect(() => {
    const changed = (): void => {
      const arrived = [...running.values()].filter((one) => one.case === case_ && one.phase === "done");
      for (const one of arrived) running.delete(one.id);
      if (arrived.length) then?.();
      redraw((count) => count + 1);
    };
    listeners.add(changed);
    changed();
    return () => void listeners.delete(changed);
  }, [case_]);
  return [...running.values()].filter((one) => one.case === case_);
}

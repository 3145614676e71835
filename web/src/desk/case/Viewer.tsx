import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { DocumentSeen } from "../../api/routes";
import { call, sent } from "../../common/api";
import { Lazy } from "../../common/Lazy";
import { Failed } from "../../common/parts/States";
import { asRefusal, type Refusal, unanswered } from "../../common/refusal";
import { useDesk } from "../deeds/words";
import { Picture } from "./Picture";

const pdf = () => import("./Pdf").then((found) => found.Pdf);

/** A document inside the page: nothing is downloaded, nothing opens elsewhere. */
export function Viewer({ of, document }: { readonly of: string; readonly document: DocumentSeen | null }): ComponentChildren {
  const { file } = useDesk();
  const { bytes, failed, again } = useBytes(of, document?.id ?? "");
  if (!document) return <aside class="viewer"><p class="muted">{file.noDocuments}</p></aside>;
  return (
    <aside class="viewer" aria-label={document.name}>
      {failed && <Failed why={failed} again={again} />}
      {!failed && !bytes && <p class="busy" role="status">{file.viewer.loading}</p>}
      {bytes && (document.type === "application/pdf" ? <Lazy key={document.id} of={pdf} given={{ bytes }} /> : <Picture key={document.id} bytes={bytes} name={document.name} />)}
    </aside>
  );
}

interface Bytes {
  readonly bytes: Blob | null;
  readonly failed: Refusal | null;
  again(): void;
}

function useBytes(of: string, document: string): Bytes {
  const [state, set] = useState<Omit<Bytes, "again">>({ bytes: null, failed: null });
  const [round, turn] = useState(0);
  useEffect(() => {
    let open = true;
    const told = (next: Omit<Bytes, "again">): void => void (open && set(next));
    set({ bytes: null, failed: null });
    if (document) read(of, document).then((bytes) => told({ bytes, failed: null }), (error) => told({ bytes: null, failed: asRefusal(error) }));
    return () => {
      open = false;
    };
  }, [of, document, round]);
  return { ...state, again: () => turn(round + 1) };
}

async function read(of: string, document: string): Promise<Blob> {
  const link = await call("GET /staff/cases/{case}/documents/{document}", { path: { case: of, document } });
  const answer = await sent(link.url, {});
  if (!answer.ok) throw unanswered(answer.status);
  return new Blob([await answer.arrayBuffer()], { type: link.type });
}

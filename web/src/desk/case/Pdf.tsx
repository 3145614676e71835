import type { ComponentChildren } from "preact";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../common/parts/Button";
import { useDesk } from "../deeds/words";
import { FIT, Tools, type View } from "./Tools";

/** A PDF drawn page by page on a canvas: no viewer of the browser's, no download, no script of the document's. */
export function Pdf({ bytes }: { readonly bytes: Blob }): ComponentChildren {
  const { viewer } = useDesk().file;
  const [document, open] = useState<PDFDocumentProxy | null>(null);
  const [failed, fail] = useState(false);
  const [at, turnTo] = useState(1);
  const [view, set] = useState<View>(FIT);
  useEffect(() => {
    opened(bytes).then(open, () => fail(true));
  }, [bytes]);
  if (failed) return <p class="notice bad" role="alert">{viewer.failed}</p>;
  if (!document) return <p class="busy" role="status">{viewer.loading}</p>;
  return (
    <>
      <Tools view={view} onView={set}>
        {at > 1 && <Button kind="plain small" onPress={() => turnTo(at - 1)}>{viewer.before}</Button>}
        <span class="digits">{viewer.page(at, document.numPages)}</span>
        {at < document.numPages && <Button kind="plain small" onPress={() => turnTo(at + 1)}>{viewer.after}</Button>}
      </Tools>
      <Sheet of={document} at={at} view={view} onFail={() => fail(true)} />
    </>
  );
}

/** Its worker runs on the page: a worker's address would need a policy of Trusted Types that nothing else needs. */
async function opened(bytes: Blob): Promise<PDFDocumentProxy> {
  const scope = globalThis as unknown as { pdfjsWorker?: unknown };
  scope.pdfjsWorker ??= await import("pdfjs-dist/build/pdf.worker.min.mjs");
  return await getDocument({ data: await bytes.arrayBuffer(), enableXfa: false, verbosity: 0 }).promise;
}

interface Props {
  readonly of: PDFDocumentProxy;
  readonly at: number;
  readonly view: View;
  readonly onFail: () => void;
}

function Sheet({ of, at, view, onFail }: Props): ComponentChildren {
  const { viewer } = useDesk().file;
  const boxRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    draw(of, at, view, boxRef.current, canvasRef.current).then((end) => (stop = end), onFail);
    return () => stop();
  }, [of, at, view]);
  return (
    <div class="sheet" ref={boxRef} tabIndex={0} role="region" aria-label={viewer.page(at, of.numPages)}>
      <canvas ref={canvasRef} />
    </div>
  );
}

/** Sharp on every screen: as many pixels as it has. */
async function draw(of: PDFDocumentProxy, at: number, view: View, box: HTMLElement | null, canvas: HTMLCanvasElement | null): Promise<() => void> {
  if (!box || !canvas) return () => undefined;
  const page = await of.getPage(at);
  const rotation = (page.rotate + view.turn) % 360;
  const fit = (box.clientWidth - 16) / page.getViewport({ scale: 1, rotation }).width;
  const shown = page.getViewport({ scale: fit * view.zoom, rotation });
  const pixels = Math.min(devicePixelRatio, 2);
  canvas.width = shown.width * pixels;
  canvas.height = shown.height * pixels;
  canvas.style.width = `${shown.width}px`;
  const task = page.render({ canvas, viewport: shown.clone({ scale: shown.scale * pixels }) });
  task.promise.catch(() => undefined);
  return () => task.cancel();
}

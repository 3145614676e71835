import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../deeds/words";
import { FIT, Tools, type View } from "./Tools";

/** A photo of a document. */
export function Picture({ bytes, name }: { readonly bytes: Blob; readonly name: string }): ComponentChildren {
  const { viewer } = useDesk().file;
  const [view, set] = useState<View>(FIT);
  const [url, setUrl] = useState("");
  const [failed, fail] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (failed) return <p class="notice bad" role="alert">{viewer.failed}</p>;
  return (
    <>
      <Tools view={view} onView={set} />
      <div class="sheet" tabIndex={0} role="region" aria-label={name}>
        {url && <img src={url} alt={name} class={`turn-${view.turn}`} style={{ width: `${view.zoom * 100}%` }} onError={() => fail(true)} />}
      </div>
    </>
  );
}

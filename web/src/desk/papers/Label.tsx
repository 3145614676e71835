import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { fileOf } from "../../common/api";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Dialog } from "../../common/parts/Dialog";
import { Failed } from "../../common/parts/States";
import { href } from "../../common/router";
import { useCommon } from "../../common/words";
import type { ActionProps } from "../deeds/action";
import { useDesk } from "../deeds/words";

/** The envelope's label, fetched with the token and shown from memory; and the slip for the way to the window. */
export function Label({ of }: Pick<ActionProps, "of">): ComponentChildren {
  const { papers: words } = useDesk();
  const [shown, show] = useState("");
  const fetched = useDeed(async () => show(URL.createObjectURL(await fileOf(`staff/cases/${of.case}/label`))));
  useEffect(() => () => URL.revokeObjectURL(shown), [shown]);
  return (
    <div class="row no-print">
      <Button kind="plain small" busy={fetched.busy} onPress={() => void fetched.run()}>{words.label}</Button>
      {of.queue_number && <a class="button plain small" href={href("slips", of.case)}>{words.slip}</a>}
      {fetched.failed && <Failed why={fetched.failed} />}
      {shown && <Sheet address={shown} onClose={() => show("")} />}
    </div>
  );
}

function Sheet({ address, onClose }: { readonly address: string; readonly onClose: () => void }): ComponentChildren {
  const { papers: words } = useDesk();
  const { print, close } = useCommon();
  const sheet = useRef<HTMLIFrameElement>(null);
  return (
    <Dialog title={words.label} onClose={onClose}>
      <p class="muted">{words.labelAbout}</p>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- no browser shows a PDF in a sandbox; this one is our own */}
      <iframe class="label-sheet" ref={sheet} src={`${address}#toolbar=0`} title={words.label} />
      <div class="row">
        <Button onPress={() => sheet.current?.contentWindow?.print()}>{print}</Button>
        <a class="button plain" href={address} target="_blank" rel="noopener">{words.labelOpen}</a>
        <Button kind="plain" onPress={onClose}>{close}</Button>
      </div>
    </Dialog>
  );
}

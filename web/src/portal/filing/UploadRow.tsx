import type { ComponentChildren } from "preact";
import { Button } from "../../common/parts/Button";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import { sizeOf } from "./files";
import { drop, retry, type Upload } from "./uploads";

/** A file on its way: how far it is, or why it did not arrive and the way on. */
export function UploadRow({ of }: { readonly of: Upload }): ComponentChildren {
  const { filing } = usePortal();
  const percent = Math.round(of.share * 100);
  return (
    <li class="file">
      <Icon name={of.phase === "failed" ? "warn" : "file"} />
      <span class="file-words">
        <b>{of.file.name}</b>
        <span class="hint">{sizeOf(of.file.size)}</span>
        {of.phase === "failed" ? (
          <span class="field-error" role="alert">{of.why?.said}</span>
        ) : (
          <span class="row">
            <progress max={100} value={percent} aria-label={filing.sendingFile(of.file.name)} />
            <span class="digits">{percent}%</span>
          </span>
        )}
      </span>
      <span class="row">
        {of.phase === "failed" && <Button kind="small" onPress={() => retry(of.id)} label={filing.retryFile(of.file.name)}>{filing.retry}</Button>}
        <Button kind="danger small" onPress={() => drop(of.id)} label={filing.stopFile(of.file.name)}>{filing.stop}</Button>
      </span>
    </li>
  );
}

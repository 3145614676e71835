import type { ComponentChildren } from "preact";
import type { CaseView, DocumentSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Failed } from "../../common/parts/States";
import { useOnce } from "../case/form";
import { usePortal } from "../words";

interface Props {
  readonly of: CaseView;
  readonly files: readonly DocumentSeen[];
  readonly again: () => void;
}

/** What has been uploaded for one material. */
export function Files({ of, files, again }: Props): ComponentChildren {
  const { material: words } = usePortal().filing;
  return (
    <section class="stack">
      <h2>{words.files}</h2>
      {files.length ? <ul class="tasks">{files.map((one) => <File key={one.id} of={of.case} file={one} again={again} />)}</ul> : <p class="muted">{words.none}</p>}
    </section>
  );
}

function File({ of, file, again }: { readonly of: string; readonly file: DocumentSeen; readonly again: () => void }): ComponentChildren {
  const { material: words } = usePortal().filing;
  const path = { case: of, document: file.id };
  const see = useDeed(async () => {
    const link = await call("GET /cases/{case}/documents/{document}", { path });
    open(link.url, "_blank", "noopener");
  });
  const remove = useOnce("POST /cases/{case}/documents/{document}/removal", again);
  const failed = see.failed ?? remove.failed;
  return (
    <li class="file">
      <span>{file.name} <span class="muted digits">{Math.ceil(file.size / 1000)} KB</span></span>
      <span class="row">
        <Button kind="plain small" busy={see.busy} label={`${words.see} ${file.name}`} onPress={() => void see.run()}>{words.see}</Button>
        <Button kind="danger small" busy={remove.busy} label={`${words.remove} ${file.name}`} onPress={() => void remove.run({ path })}>{words.remove}</Button>
      </span>
      {failed && <Failed why={failed} />}
    </li>
  );
}

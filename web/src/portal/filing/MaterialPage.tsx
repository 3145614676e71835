import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Material } from "../../api/routes";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Page } from "../../common/parts/Page";
import { listed, said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { type Draft, filesOf, pageOf, standingOf } from "./draft";
import { FileFields } from "./FileFields";
import { FileRow } from "./FileRow";
import { MEGABYTE, unfit } from "./files";
import { fitted } from "./fitting";
import { UploadRow } from "./UploadRow";
import { begin, useUploads } from "./uploads";

interface Props {
  readonly draft: Draft;
  readonly of: Material;
}

/** One material: camera or files, each with how far it is, and what is wrong with it in words. */
export function MaterialPage({ draft, of }: Props): ComponentChildren {
  const { view, again } = draft;
  const { filing } = usePortal();
  const { upload } = useCentre().settings;
  const [faults, show] = useState<readonly Fault[]>([]);
  const sending = useUploads(view.case, again).filter((one) => one.material === of.id);
  const files = filesOf(view, of.id);
  const take = async (given: readonly File[]): Promise<void> => {
    const made = await Promise.all(given.map((file) => fitted(file, upload.max_megabytes * MEGABYTE).catch(() => file)));
    const judged = made.map((file) => ({ file, why: unfit(file, upload, filing) }));
    show(judged.filter((one) => one.why).map((one) => ({ field: "files", said: one.why })));
    for (const one of judged) if (!one.why) begin(view.case, of.id, one.file);
  };
  return (
    <Page title={said(of.name)} back={pageOf(view)}>
      <ErrorSummary faults={faults} />
      {standingOf(view, of.id) === "wrong" && view.returned[of.id] && (
        <div class="notice bad stack">
          <p><b>{filing.why(view.returned[of.id] ?? "")}</b></p>
          <p>{filing.replaceHow}</p>
        </div>
      )}
      <p class="hint">{filing.form[of.form]} · {filing.limits(listed(upload.types), upload.max_megabytes)}</p>
      <FileFields limits={upload} errors={faults.map((one) => one.said)} onFiles={(given) => void take(given)} />
      <section aria-labelledby="given" class="stack">
        <h2 id="given">{filing.given(files.length)}</h2>
        {files.length === 0 && sending.length === 0 && <p class="muted">{filing.noFiles}</p>}
        <ul class="files">
          {files.map((one) => <FileRow key={one.id} draft={draft} of={one} />)}
          {sending.map((one) => <UploadRow key={one.id} of={one} />)}
        </ul>
      </section>
      <p><a class={files.length ? "button" : "button plain"} href={pageOf(view)}>{files.length ? filing.next : filing.backToList}</a></p>
    </Page>
  );
}

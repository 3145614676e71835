import type { ComponentChildren } from "preact";
import type { DocumentSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Failed } from "../../common/parts/States";
import { moment } from "../../common/times";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import type { Draft } from "./draft";
import { sizeOf } from "./files";

interface Props {
  readonly draft: Draft;
  readonly of: DocumentSeen;
}

/** A file that was sent: looked at in a tab of its own, taken out again. */
export function FileRow({ draft: { view, again }, of }: Props): ComponentChildren {
  const { filing } = usePortal();
  const path = { case: view.case, document: of.id };
  const see = useDeed(async () => {
    // Opened by the press itself, because browsers block a tab that comes later.
    const tab = open("", "_blank");
    const { url } = await call("GET /cases/{case}/documents/{document}", { path }).catch((error: unknown) => {
      tab?.close();
      throw error;
    });
    if (tab) tab.location.href = url;
    else location.href = url;
  });
  const remove = useDeed(async () => {
    await call("POST /cases/{case}/documents/{document}/removal", { path });
    again();
  });
  const failed = see.failed ?? remove.failed;
  return (
    <li class="file">
      <Icon name={of.type === "application/pdf" ? "file" : "camera"} />
      <span class="file-words">
        <b>{of.name}</b>
        <span class="hint">{sizeOf(of.size)} · {moment(of.at)}</span>
        <span class="tag good">{filing.there}</span>
        {failed && <Failed why={failed} />}
      </span>
      <span class="row">
        <Button kind="plain small" busy={see.busy} onPress={() => void see.run()} label={filing.seeFile(of.name)}>{filing.see}</Button>
        <Button kind="danger small" busy={remove.busy} onPress={() => void remove.run()} label={filing.removeFile(of.name)}>{filing.remove}</Button>
      </span>
    </li>
  );
}

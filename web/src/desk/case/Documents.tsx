import type { ComponentChildren } from "preact";
import type { CaseFile, DocumentSeen } from "../../api/routes";
import { said } from "../../common/words";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";

/** What is shown before somebody has chosen: the first of the list. */
export function firstOf(of: CaseFile): DocumentSeen | null {
  const found = of.materials.flatMap((material) => of.documents.filter((one) => one.material === material.id));
  return found[0] ?? of.documents[0] ?? null;
}

interface Props {
  readonly of: CaseFile;
  readonly shown: DocumentSeen | null;
  readonly onShow: (document: DocumentSeen) => void;
}

/** The list of materials with what was uploaded for each; a click shows it beside. */
export function Documents({ of, shown, onShow }: Props): ComponentChildren {
  const { file } = useDesk();
  const current = shown ?? firstOf(of);
  return (
    <Panel title={file.documents}>
      <ul class="materials">
        {of.materials.map((material) => (
          <li key={material.id}>
            <span>{said(material.name)} {!material.upload && <span class="tag">{file.paper}</span>}</span>
            {of.returned[material.id] && <span class="field-error">{of.returned[material.id]}</span>}
            <span class="row">
              {of.documents.filter((one) => one.material === material.id).map((one) => (
                <button type="button" class="link-button" key={one.id} aria-pressed={one.id === current?.id} onClick={() => onShow(one)}>
                  {one.name} <span class="muted digits">{file.viewer.size((one.size / 1000).toFixed(0))}</span>
                </button>
              ))}
              {material.upload && !of.documents.some((one) => one.material === material.id) && <span class="muted">{file.missing}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

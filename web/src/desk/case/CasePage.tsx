import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CaseFile, DocumentSeen } from "../../api/routes";
import { Lazy } from "../../common/Lazy";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { said } from "../../common/words";
import { roleOf } from "../deeds/hands";
import { useMe } from "../deeds/me";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { Label } from "../papers/Label";
import type { PageProps } from "../pages";
import { About } from "./About";
import { actionsFor } from "./actions";
import { Custody } from "./Custody";
import { Documents, firstOf } from "./Documents";
import { ShowContext } from "./showing";
import { Timeline } from "./Timeline";
import { Viewer } from "./Viewer";

const EVERY = 10;

/** One case: what is to be done on the left, the document beside it. */
export function CasePage({ path }: PageProps): ComponentChildren {
  const { file } = useDesk();
  const found = useRoute("GET /staff/cases/{case}", { path: { case: path[0] ?? "" } }, { every: EVERY });
  return (
    <Page title={found.found ? `${found.found.case_number ?? ""} ${said(found.found.name)}` : file.document}>
      <Awaited of={found}>{(of) => <Whole key={of.case} of={of} again={found.again} />}</Awaited>
    </Page>
  );
}

function Whole({ of, again }: { readonly of: CaseFile; readonly again: () => void }): ComponentChildren {
  const [shown, show] = useState<DocumentSeen | null>(null);
  return (
    <div class="case-columns">
      <div class="stack">
        <About of={of} again={again} />
        {(of.inbound || of.outbound) && <Label of={of} />}
        <ShowContext.Provider value={show}><Actions of={of} again={again} /></ShowContext.Provider>
        <Documents of={of} shown={shown} onShow={show} />
        <Custody id={of.case} />
        <Timeline of={of} />
      </div>
      <Viewer of={of.case} document={shown ?? firstOf(of)} />
    </div>
  );
}

/** Only what the role may do in this state; where that is nothing, the page says so. */
function Actions({ of, again }: { readonly of: CaseFile; readonly again: () => void }): ComponentChildren {
  const { file, deeds } = useDesk();
  const actions = actionsFor(of, useMe());
  if (!actions.length) return of.desk ? <p class="notice">{file.nothingToDo(roleOf(of.responsible, deeds))}</p> : null;
  return (
    <Panel title={file.actions}>
      {actions.map((one) => <Lazy key={one.name} of={one.of} given={{ of, done: again }} />)}
    </Panel>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { said, useCommon } from "../../common/words";
import type { PageProps } from "../pages";
import { OfCentre } from "../parts/OfCentre";
import { usePortal } from "../words";
import { Address } from "./Address";
import { Cabinet } from "./Cabinet";
import { Channels } from "./Channels";
import { Check } from "./Check";
import { Done } from "./Done";
import type { Draft } from "./draft";
import { MaterialPage } from "./MaterialPage";
import { NoticeDate } from "./NoticeDate";
import { TaskList } from "./TaskList";

const EDITABLE: ReadonlySet<string> = new Set(["draft", "returned"]);

/** `#/filing/<case>`: the task list of a draft, and a page for each of its tasks. */
export function Filing({ path: [id = "", part = "", which = ""] }: PageProps): ComponentChildren {
  const { filing } = usePortal();
  const { loading } = useCommon();
  const view = useRoute("GET /cases/{case}", { path: { case: id } });
  const { item = "", centre = "" } = view.found ?? {};
  const guide = useRoute("GET /catalogue/{item}", { path: { item }, query: { centre } }, { skip: !item });
  if (!view.found) return <Page title={filing.title} back="#/cases"><Awaited of={view}>{() => null}</Awaited></Page>;
  if (part === "done") return EDITABLE.has(view.found.state) ? <Page title={filing.title}><p class="busy" role="status">{loading}</p></Page> : <OfCentre centre={centre}><Done of={view.found} /></OfCentre>;
  if (!EDITABLE.has(view.found.state)) return <Sent of={view.found} />;
  const draft = { view: view.found, notice: guide.found?.notice_days ?? 0, locker: guide.found?.locker ?? true, again: view.again };
  return <OfCentre centre={centre}><Part key={`${part}/${which}`} draft={draft} part={part} which={which} /></OfCentre>;
}

interface PartProps {
  readonly draft: Draft;
  readonly part: string;
  readonly which: string;
}

function Part({ draft, part, which }: PartProps): ComponentChildren {
  const material = draft.view.materials.find((one) => one.id === which);
  if (part === "materials" && material) return <MaterialPage draft={draft} of={material} />;
  if (part === "notice") return <NoticeDate draft={draft} />;
  if (part === "collecting") return <Channels draft={draft} />;
  if (part === "cabinet") return <Cabinet draft={draft} />;
  if (part === "address") return <Address draft={draft} />;
  if (part === "check") return <Check draft={draft} />;
  return <TaskList draft={draft} />;
}

/** In another tab, or on another device, it was submitted already. */
function Sent({ of }: { readonly of: CaseView }): ComponentChildren {
  const { filing } = usePortal();
  return (
    <Page title={said(of.name)} back="#/cases">
      <p class="notice good">{filing.sentAlready}</p>
      <p><a class="button" href={href("cases", of.case)}>{filing.toCase}</a></p>
    </Page>
  );
}

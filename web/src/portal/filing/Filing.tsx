import type { ComponentChildren } from "preact";
import type { CaseView, ItemGuide } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { useCentre } from "../centre";
import type { PageProps } from "../pages";
import "../styles/draft.css";
import { usePortal } from "../words";
import { Check } from "./Check";
import { Collecting } from "./Collecting";
import { Done } from "./Done";
import { MaterialPage } from "./MaterialPage";
import { Notice } from "./Notice";
import { TaskList } from "./TaskList";

/** What every page of a filing is given. */
export interface FilingProps {
  readonly of: CaseView;
  readonly item: ItemGuide;
  readonly again: () => void;
}

/** `filing/<case>`: the list of what is left; below it a page for each thing. */
export function Filing({ path: [id = "", what, which = ""] }: PageProps): ComponentChildren {
  const { centre } = useCentre();
  const found = useRoute("GET /cases/{case}", { path: { case: id } });
  const item = useRoute("GET /catalogue/{item}", { path: { item: found.found?.item ?? "" }, query: { centre }, }, { skip: !found.found });
  return (
    <Awaited of={found}>
      {(of) => <Awaited of={item}>{(guide) => <Shown key={`${what ?? ""}${which}`} of={of} item={guide} again={found.again} what={what ?? ""} which={which} />}</Awaited>}
    </Awaited>
  );
}

function Shown({ what, which, ...given }: FilingProps & { readonly what: string; readonly which: string }): ComponentChildren {
  if (what === "done") return <Done {...given} />;
  if (given.of.state !== "draft" && given.of.state !== "returned") return <Submitted of={given.of} />;
  if (what === "material") return <MaterialPage {...given} material={which} />;
  if (what === "collecting") return <Collecting {...given} />;
  if (what === "notice") return <Notice {...given} />;
  return what === "check" ? <Check {...given} /> : <TaskList {...given} />;
}

/** Back after the submission, or another tab: there is nothing to fill in any more. */
function Submitted({ of }: { readonly of: CaseView }): ComponentChildren {
  const { list } = usePortal().filing;
  return (
    <Page title={list.submitted} back={href("cases")}>
      <p><a class="button" href={href("cases", of.case)}>{list.see}</a></p>
    </Page>
  );
}

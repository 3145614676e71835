import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { OfCentre } from "../parts/OfCentre";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: (of: CaseView) => ComponentChildren;
}

/** A page about one thing of one case, with the way back to it. */
export function OfCase({ id, title, children }: Props): ComponentChildren {
  const found = useRoute("GET /cases/{case}", { path: { case: id } });
  return (
    <Page title={title} back={href("cases", id)}>
      <Awaited of={found}>{(of) => <OfCentre centre={of.centre}>{children(of)}</OfCentre>}</Awaited>
    </Page>
  );
}

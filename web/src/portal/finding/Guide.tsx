import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import { GuideFacts } from "./GuideFacts";
import { GuideMaterials } from "./GuideMaterials";
import { GuidePhones } from "./GuidePhones";
import { GuideSteps } from "./GuideSteps";
import { Keep } from "./Keep";

/** All that one wants to know before, for everybody, to read and to print. */
export function Guide({ id }: { readonly id: string }): ComponentChildren {
  const { centre } = useCentre();
  const guide = useRoute("GET /catalogue/{item}", { path: { item: id }, query: { centre } });
  const { finding } = usePortal();
  return guide.found ? <Whole of={guide.found} /> : <Page title={finding.guide} back="#/items"><Awaited of={guide}>{() => null}</Awaited></Page>;
}

function Whole({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { finding } = usePortal();
  return (
    <article class="guide">
      <Page title={said(of.name)} back="#/items">
        <p class="lead">{said(of.department)} · <span class="digits">{of.code}</span></p>
        {of.source === "demonstration" && <p class="notice warn">{finding.demonstration}</p>}
        <p class="row no-print">
          <a class="button" href={href("file", of.item)}>{finding.file}</a>
          <button type="button" class="button plain" onClick={() => print()}><Icon name="print" />{finding.print}</button>
        </p>
        <GuideFacts of={of} />
        <GuideMaterials of={of} />
        <GuideSteps of={of} />
        <GuidePhones of={of} />
        <Keep item={of.item} />
      </Page>
    </article>
  );
}

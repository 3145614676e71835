import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { CentreContext, useCentre } from "../centre";

interface Props {
  readonly centre: string;
  readonly children: ComponentChildren;
}

/** What stands here is about a case of `centre`, whichever centre's portal it is: its cabinets and its settings count. */
export function OfCentre({ centre, children }: Props): ComponentChildren {
  const isHere = useCentre().centre === centre;
  const found = useRoute("GET /centres/{centre}", { path: { centre } }, { skip: isHere });
  if (isHere) return children;
  return <Awaited of={found}>{(own) => <CentreContext.Provider value={own}>{children}</CentreContext.Provider>}</Awaited>;
}

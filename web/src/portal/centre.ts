import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import type { CentreSeen } from "../api/routes";
import { type Loaded, useRoute } from "../common/loading";
import { store } from "../common/preferences";
import type { Place } from "../common/router";

const KEPT = "centre";

export const CentreContext = createContext<CentreSeen | null>(null);

/** The centre whose portal this is. */
export function useCentre(): CentreSeen {
  const centre = useContext(CentreContext);
  if (!centre) throw new Error("the portal gives its centre before it shows a page");
  return centre;
}

/** The centre that the address names, else the one of before, else the first of the deployment. */
export function useFoundCentre({ query }: Place): Loaded<CentreSeen> {
  const named = query.get("centre") ?? store.get(KEPT) ?? "";
  const kept = useRoute("GET /centres/{centre}", { path: { centre: named } }, { skip: !named });
  const gone = kept.failed?.code === "NO_SUCH_CENTRE";
  const all = useRoute("GET /centres", {}, { skip: named !== "" && !gone });
  const first = all.found?.items[0]?.centre ?? "";
  const found = useRoute("GET /centres/{centre}", { path: { centre: first } }, { skip: !first });
  const shown = first ? found : named && !gone ? kept : all;
  useEffect(() => {
    const centre = kept.found ?? found.found;
    if (centre) store.set(KEPT, centre.centre);
  }, [kept.found, found.found]);
  return { ...shown, found: kept.found ?? found.found };
}

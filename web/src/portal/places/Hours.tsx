import type { ComponentChildren } from "preact";
import type { OpeningHours } from "../../api/routes";
import { usePortal } from "../words";

/** When one can get at the cabinet, and whether that is now. */
export function Hours({ of }: { readonly of: OpeningHours }): ComponentChildren {
  const { places } = usePortal();
  if (of.always) return <span>{places.always}</span>;
  const days = of.closed_on.length ? places.closedOn(of.closed_on.map((one) => places.days[one - 1] ?? "").join(places.and)) : "";
  return (
    <span>
      {of.opens && of.closes ? places.hours(of.opens, of.closes) : places.unknown}{days}
      {of.now !== null && <> <b class={of.now ? "open-now" : "shut-now"}>{of.now ? places.openNow : places.shutNow}</b></>}
    </span>
  );
}

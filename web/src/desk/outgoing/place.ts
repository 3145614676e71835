import { useRoute } from "../../common/loading";
import { nameOf } from "../cabinets/Cabinets";
import type { ActionProps } from "../deeds/action";

/** The cabinet of the result by its name, and the door. */
export function usePlace(of: ActionProps["of"]): readonly [string, string] {
  const cabinet = of.outbound?.cabinet ?? "";
  const found = useRoute("GET /staff/cabinets/{cabinet}", { path: { cabinet } }, { skip: !cabinet });
  return [found.found ? nameOf(found.found) : cabinet, of.outbound?.door ?? ""];
}

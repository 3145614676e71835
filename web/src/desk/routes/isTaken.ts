import type { DoorUse } from "../../api/routes";
import type { KeptRoute } from "./kept";

const TAKEN: ReadonlySet<DoorUse> = new Set(["free", "releasing", "reserved"]);

/** Whether the cabinet has reported that nothing of this route lies behind the door any more. */
export function isTaken(route: KeptRoute, door: string): boolean {
  const use = route.reported[door];
  return use !== undefined && TAKEN.has(use);
}

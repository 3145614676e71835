import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ROLES, type Staff } from "../../api/routes";
import type { RouteName } from "../../common/api";

export const MeContext = createContext<Staff | null>(null);

export function useMe(): Staff {
  const me = useContext(MeContext);
  if (!me) throw new Error("a page of the desk is shown to somebody who has signed in");
  return me;
}

/** Whether one of the person's roles may call a route; what a role may not do is not shown. */
export function may(me: Staff, route: RouteName): boolean {
  const roles = ROLES[route];
  return !roles || me.roles.some((role) => roles.includes(role));
}

import type { ComponentType } from "preact";

/** What every page of the desk is given: the rest of its address. */
export interface PageProps {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

type Fetch = () => Promise<ComponentType<PageProps>>;

/** The first word of an address → its page, fetched when somebody goes there. */
export const PAGES: Readonly<Record<string, Fetch>> = {
  queues: () => import("./queues/QueuePage").then((found) => found.QueuePage),
  cases: () => import("./case/CasePage").then((found) => found.CasePage),
  me: () => import("./frame/Me").then((found) => found.Me),
  routes: () => import("./routes/RoutesPages").then((found) => found.RoutesPages),
  slips: () => import("./papers/Slip").then((found) => found.Slip),
  tasks: () => import("./tasks/TasksPages").then((found) => found.TasksPages),
  cabinets: () => import("./cabinets/CabinetsPages").then((found) => found.CabinetsPages),
  letters: () => import("./letters/LettersPages").then((found) => found.LettersPages),
  notices: () => import("./notices/Notices").then((found) => found.Notices),
  keys: () => import("./keys/Keys").then((found) => found.Keys),
};

import type { ComponentType } from "preact";

/** What every page of the portal is given: the rest of its address. */
export interface PageProps {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export interface Entry {
  readonly of: () => Promise<ComponentType<PageProps>>;
  /** Only for somebody signed in: whoever is not signs in at the same address and goes on there. */
  readonly own: boolean;
}

/** The first word of an address → its pages, fetched when somebody goes there. */
export const PAGES: Readonly<Record<string, Entry>> = {
  items: { own: false, of: () => import("./finding/Items").then((found) => found.Items) },
  me: { own: true, of: () => import("./signing/Me").then((found) => found.Me) },
  file: { own: true, of: () => import("./filing/Start").then((found) => found.Start) },
  filing: { own: true, of: () => import("./filing/Filing").then((found) => found.Filing) },
  cases: { own: true, of: () => import("./case/Cases").then((found) => found.Cases) },
  codes: { own: true, of: () => import("./case/Codes").then((found) => found.Codes) },
  receipts: { own: true, of: () => import("./case/Receipts").then((found) => found.Receipts) },
  cabinets: { own: true, of: () => import("./places/Cabinets").then((found) => found.Cabinets) },
  inbox: { own: true, of: () => import("./inbox/Inbox").then((found) => found.Inbox) },
  progress: { own: false, of: () => import("./progress/Progress").then((found) => found.Progress) },
};

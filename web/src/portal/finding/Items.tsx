import type { ComponentChildren } from "preact";
import type { PageProps } from "../pages";
import { Found } from "./Found";
import { Guide } from "./Guide";

/** `#/items` the list, `#/items/<item>` one item's guide. */
export function Items({ path: [item], query }: PageProps): ComponentChildren {
  return item ? <Guide key={item} id={item} /> : <Found query={query} />;
}

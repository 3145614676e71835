import type { ComponentChildren } from "preact";
import type { PageProps } from "../pages";
import { Cabinet } from "./Cabinet";
import { Cabinets } from "./Cabinets";

export function CabinetsPages({ path: [one, door = ""] }: PageProps): ComponentChildren {
  return one ? <Cabinet key={`${one} ${door}`} id={one} door={door} /> : <Cabinets />;
}

import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { usePortal } from "../words";

export function Home(): ComponentChildren {
  return <Page title={usePortal().title}>{null}</Page>;
}

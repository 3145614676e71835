import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { usePortal } from "../words";

export function Inbox(): ComponentChildren {
  return <Page title={usePortal().frame.soon} back="#/">{null}</Page>;
}

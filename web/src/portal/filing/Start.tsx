import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { usePortal } from "../words";

export function Start(): ComponentChildren {
  return <Page title={usePortal().frame.soon} back="#/">{null}</Page>;
}

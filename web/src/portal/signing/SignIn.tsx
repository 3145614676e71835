import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { useCommon } from "../../common/words";

export function SignIn(): ComponentChildren {
  return <Page title={useCommon().session.signIn} back="#/">{null}</Page>;
}

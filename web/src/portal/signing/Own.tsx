import type { ComponentChildren } from "preact";
import { Lazy } from "../../common/Lazy";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { useCommon } from "../../common/words";
import { useSignedIn } from "../session";

const signIn = (): Promise<() => ComponentChildren> => import("./SignIn").then((found) => found.SignIn);

/** What only somebody signed in sees. Whoever is not signs in here, at the same address, and goes on where he was. */
export function Own({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  const { standing, failed, again } = useSignedIn();
  const { loading, name } = useCommon();
  if (standing === "in") return children;
  if (standing === "unknown" && failed) return <Page title={name}><Failed why={failed} {...(again ? { again } : {})} /></Page>;
  if (standing === "unknown") return <p class="busy" role="status">{loading}</p>;
  return <Lazy of={signIn} given={{}} />;
}

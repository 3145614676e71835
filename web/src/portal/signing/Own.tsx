import type { ComponentChildren } from "preact";
import { Lazy } from "../../common/Lazy";
import { useCommon } from "../../common/words";
import { useSignedIn } from "../session";

const signIn = (): Promise<() => ComponentChildren> => import("./SignIn").then((found) => found.SignIn);

/** What only somebody signed in sees. Whoever is not signs in here, at the same address, and goes on where he was. */
export function Own({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  const { standing } = useSignedIn();
  const { loading } = useCommon();
  if (standing === "in") return children;
  if (standing === "unknown") return <p class="busy" role="status">{loading}</p>;
  return <Lazy of={signIn} given={{}} />;
}

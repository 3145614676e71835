import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Profile } from "../api/routes";
import type { Loaded } from "../common/loading";
import { Session } from "../common/session";
import type { SignedIn } from "../common/signedIn";

export const session = new Session("session");

export const SignedInContext = createContext<SignedIn>({ standing: "unknown", ending: 0 });

/** How the session stands, on every page. */
export const useSignedIn = (): SignedIn => useContext(SignedInContext);

export const MeContext = createContext<Loaded<Profile> | null>(null);

/** Who is signed in; nothing is found while nobody is. */
export function useMe(): Loaded<Profile> {
  const me = useContext(MeContext);
  if (!me) throw new Error("the portal gives who is signed in");
  return me;
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Lazy } from "../common/Lazy";
import { useRoute } from "../common/loading";
import { Page } from "../common/parts/Page";
import { Awaited, Failed } from "../common/parts/States";
import { type Place, replace, usePlace } from "../common/router";
import { useSession } from "../common/signedIn";
import { useCommon } from "../common/words";
import { MeContext } from "./deeds/me";
import { useDesk } from "./deeds/words";
import { Frame } from "./frame/Frame";
import { SignIn } from "./frame/SignIn";
import { Home } from "./queues/Home";
import { PAGES } from "./pages";
import { returned, session } from "./session";

export function Desk(): ComponentChildren {
  const { standing, ending, failed, again } = useSession(session);
  const { loading } = useCommon();
  const { frame } = useDesk();
  if (standing === "unknown" && failed) return <main id="main"><Page title={frame.brand}><Failed why={failed} {...(again ? { again } : {})} /></Page></main>;
  if (standing === "unknown") return <main id="main"><p class="busy" role="status">{loading}</p></main>;
  if (standing !== "in") return <SignIn ended={standing === "ended"} />;
  return <Signed ending={ending} />;
}

function Signed({ ending }: { readonly ending: number }): ComponentChildren {
  const me = useRoute("GET /staff/me", {});
  const place = usePlace();
  useEffect(() => {
    const before = returned();
    if (before) replace(before);
  }, []);
  return (
    <Awaited of={me}>
      {(found) => (
        <MeContext.Provider value={found}>
          <Frame ending={ending} place={place}>
            <Shown place={place} />
          </Frame>
        </MeContext.Provider>
      )}
    </Awaited>
  );
}

function Shown({ place: { path, query } }: { readonly place: Place }): ComponentChildren {
  const { nothingHere } = useCommon();
  const [first, ...rest] = path;
  if (!first || first === "sign-in") return <Home />;
  const page = PAGES[first];
  if (!page) return <Page title={nothingHere}>{null}</Page>;
  return <Lazy key={first} of={page} given={{ path: rest, query }} />;
}

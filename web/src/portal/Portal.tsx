import type { ComponentChildren } from "preact";
import { Lazy } from "../common/Lazy";
import { type Loaded, useRoute } from "../common/loading";
import { Page } from "../common/parts/Page";
import { Awaited } from "../common/parts/States";
import { type Place, usePlace } from "../common/router";
import { useSession } from "../common/signedIn";
import { useCommon } from "../common/words";
import { CentreContext, useFoundCentre } from "./centre";
import { Frame } from "./frame/Frame";
import { Home } from "./finding/Home";
import { PAGES } from "./pages";
import { MeContext, session, SignedInContext } from "./session";
import { Own } from "./signing/Own";
import { usePortal } from "./words";

/** Seconds between two looks at who I am and how many messages are unread. */
const EVERY = 60;

export function Portal(): ComponentChildren {
  const place = usePlace();
  const centre = useFoundCentre(place);
  const signedIn = useSession(session);
  const me = useRoute("GET /me", {}, { skip: signedIn.standing !== "in", every: EVERY });
  return (
    <CentreContext.Provider value={centre.found ?? null}>
      <SignedInContext.Provider value={signedIn}>
        <MeContext.Provider value={me}>
          <Frame place={place} centre={centre.found}>
            {centre.found ? <Shown place={place} /> : <NoCentre of={centre} />}
          </Frame>
        </MeContext.Provider>
      </SignedInContext.Provider>
    </CentreContext.Provider>
  );
}

/** Before the centre is known, and where it cannot be had: the page has its name all the same. */
function NoCentre({ of }: { readonly of: Loaded<unknown> }): ComponentChildren {
  return <Page title={usePortal().title}><Awaited of={{ ...of, found: undefined }}>{() => null}</Awaited></Page>;
}

function Shown({ place: { path, query } }: { readonly place: Place }): ComponentChildren {
  const { nothingHere } = useCommon();
  const [first, ...rest] = path;
  if (!first) return <Home />;
  const entry = PAGES[first];
  if (!entry) return <Page title={nothingHere} back="#/">{null}</Page>;
  const page = <Lazy key={first} of={entry.of} given={{ path: rest, query }} />;
  return entry.own ? <Own>{page}</Own> : page;
}

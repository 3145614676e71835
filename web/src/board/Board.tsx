import type { ComponentChildren } from "preact";
import { useRoute } from "../common/loading";
import { Page } from "../common/parts/Page";
import { Awaited } from "../common/parts/States";
import { type Place, usePlace } from "../common/router";
import { useCommon } from "../common/words";
import { Frame } from "./Frame";
import { Home } from "./Home";
import { Receipt } from "./Receipt";
import { useBoard } from "./words";

export function Board(): ComponentChildren {
  const place = usePlace();
  const wall = place.path[0] === "wall";
  return (
    <Frame place={place} wall={wall}>
      <Shown place={place} wall={wall} />
    </Frame>
  );
}

function Shown({ place, wall }: { readonly place: Place; readonly wall: boolean }): ComponentChildren {
  const { nothingHere } = useCommon();
  const [first, second = ""] = place.path;
  if (first === "receipt") return <Receipt number={second} />;
  if (first === undefined || wall) return <OfCentre named={place.query.get("centre") ?? ""} wall={wall} />;
  return <Page title={nothingHere} back="#/">{null}</Page>;
}

/** The centre that the address names, else the first of the deployment. */
function OfCentre({ named, wall }: { readonly named: string; readonly wall: boolean }): ComponentChildren {
  const all = useRoute("GET /centres", {});
  const { title, noCabinets } = useBoard();
  return (
    <Awaited of={all}>
      {({ items }) => {
        const centre = named || items[0]?.centre;
        if (!centre) return <Page title={title}><p>{noCabinets}</p></Page>;
        return <Home key={centre} centre={centre} all={items} wall={wall} />;
      }}
    </Awaited>
  );
}

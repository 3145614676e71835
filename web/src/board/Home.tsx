import type { ComponentChildren } from "preact";
import type { CentreLine } from "../api/routes";
import { base } from "../common/api";
import { useRoute } from "../common/loading";
import { Button } from "../common/parts/Button";
import { Page } from "../common/parts/Page";
import { Qr } from "../common/parts/Qr";
import { Awaited } from "../common/parts/States";
import { replace } from "../common/router";
import { moment } from "../common/times";
import { said, useCommon } from "../common/words";
import { Cabinets } from "./Cabinets";
import { Figures } from "./Figures";
import { useBoard } from "./words";

/** Seconds between two looks while somebody sees the page. */
const EVERY = 60;

interface Props {
  readonly centre: string;
  readonly all: readonly CentreLine[];
  readonly wall: boolean;
}

/** Where the cabinets are and how they are, and what was done this month. */
export function Home({ centre, all, wall }: Props): ComponentChildren {
  const seen = useRoute("GET /centres/{centre}/board", { path: { centre } }, { every: EVERY });
  const { asOf, every } = useBoard();
  return (
    <Awaited of={seen}>
      {(found) => (
        <Page title={said(found.name)}>
          <div class="row spread about">
            <p class="muted">{asOf(moment(found.as_of))}<span class="no-print"> · {every}</span></p>
            {!wall && <Tools centre={centre} all={all} />}
          </div>
          <Figures of={found.figures} />
          <Cabinets of={found.cabinets} />
          {wall && <OnPhone centre={centre} />}
        </Page>
      )}
    </Awaited>
  );
}

function Tools({ centre, all }: Omit<Props, "wall">): ComponentChildren {
  const { print } = useCommon();
  const own = useBoard();
  return (
    <div class="row no-print">
      {all.length > 1 && (
        <label class="row">
          {own.centre}
          <select class="input" value={centre} onChange={(event) => replace(`#/?centre=${event.currentTarget.value}`)}>
            {all.map((one) => <option key={one.centre} value={one.centre}>{said(one.name)}</option>)}
          </select>
        </label>
      )}
      <a class="button plain small to-wall" href={`#/wall?centre=${centre}`}>{own.wall}</a>
      <Button kind="plain small" onPress={() => window.print()}>{print}</Button>
    </div>
  );
}

/** Whoever stands before the wall goes on with the phone. */
function OnPhone({ centre }: { readonly centre: string }): ComponentChildren {
  const own = useBoard();
  return (
    <figure class="on-phone">
      <Qr text={`${base()}portal#/?centre=${encodeURIComponent(centre)}`} label={own.onPhoneLabel} />
      <figcaption>{own.onPhone}</figcaption>
    </figure>
  );
}

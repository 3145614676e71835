import type { ComponentChildren } from "preact";
import { Settings } from "../common/parts/Settings";
import { href, type Place } from "../common/router";
import { useCommon } from "../common/words";
import { useBoard } from "./words";

interface Props {
  readonly place: Place;
  readonly wall: boolean;
  readonly children: ComponentChildren;
}

/** What stands around every page; on the wall only what is read from afar. */
export function Frame({ place, wall, children }: Props): ComponentChildren {
  const { skip, name } = useCommon();
  const own = useBoard();
  const query = place.query.size ? `?${place.query}` : "";
  const pages = [[`#/${query}`, own.cabinets, place.path.length === 0], [href("receipt"), own.verify, place.path[0] === "receipt"]] as const;
  return (
    <div class={wall ? "frame wall" : "frame"}>
      <a class="skip" href="#main" onClick={toMain}>{skip}</a>
      <header class="head no-print">
        <a class="brand" href={`#/${query}`}>{name}</a>
        {!wall && (
          <nav aria-label={own.pages}>
            <ul>
              {pages.map(([to, said, here]) => <li key={to}><a href={to} aria-current={here ? "page" : undefined}>{said}</a></li>)}
            </ul>
          </nav>
        )}
        {wall ? <a class="quiet" href={`#/${query}`}>{own.leaveWall}</a> : <Settings />}
      </header>
      <main id="main" tabIndex={-1} class="skip-target">{children}</main>
    </div>
  );
}

/** A hash of ours is a page, so the focus is moved by hand. */
function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

import type { ComponentChildren } from "preact";
import { Settings } from "../../common/parts/Settings";
import { href, type Place } from "../../common/router";
import { duration } from "../../common/times";
import { listed, useCommon } from "../../common/words";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { useKeys } from "../keys/keys";
import { Bell } from "../notices/Bell";
import { Search } from "../search/Search";
import { Side } from "./Side";

interface Props {
  readonly ending: number;
  readonly place: Place;
  readonly children: ComponentChildren;
}

/** What stands around every page of the desk: who I am, search, the queues with their counts. */
export function Frame({ ending, place, children }: Props): ComponentChildren {
  const { frame, deeds } = useDesk();
  const { skip, session } = useCommon();
  const me = useMe();
  useKeys(place);
  const roles = listed(me.roles.map((role) => (deeds.role as Record<string, string>)[role] ?? role));
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={toMain}>{skip}</a>
      <header class="bar">
        <a class="brand" href="#/">{frame.brand}</a>
        <Search />
        <Settings />
        <Bell here={place.path[0] ?? ""} />
        <a class="who" href={href("me")}>
          <span>{me.name}</span> <span class="muted">{roles}</span>
        </a>
      </header>
      {ending > 0 && <p class="notice warn ending" role="status">{session.ending(duration(ending))}</p>}
      <div class="body">
        <Side place={place} />
        <main id="main" tabIndex={-1} class="skip-target">{children}</main>
      </div>
    </div>
  );
}

/** A hash of ours is a page, so the focus is moved by hand. */
function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

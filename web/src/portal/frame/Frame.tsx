import type { ComponentChildren } from "preact";
import type { CentreSeen } from "../../api/routes";
import { Settings } from "../../common/parts/Settings";
import type { Place } from "../../common/router";
import { duration } from "../../common/times";
import { said, useCommon } from "../../common/words";
import { useSignedIn } from "../session";
import { Footer } from "./Footer";
import { Icon } from "./Icon";
import { Navigation } from "./Navigation";

interface Props {
  readonly place: Place;
  readonly centre: CentreSeen | undefined;
  readonly children: ComponentChildren;
}

/** What stands around every page: whose portal it is, how it looks, where one can go, whom one can call. */
export function Frame({ place, centre, children }: Props): ComponentChildren {
  const { skip, session, name } = useCommon();
  const { ending } = useSignedIn();
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={toMain}>{skip}</a>
      <header class="head">
        <div class="strip">
          <div class="wide"><Settings /></div>
        </div>
        <div class="wide bar">
          <a class="brand" href="#/">
            <Icon name="locker" />
            <span>
              <b>{name}</b>
              <span class="of">{centre ? said(centre.name) : ""}</span>
            </span>
          </a>
          <Navigation place={place} />
        </div>
      </header>
      {ending > 0 && <p class="notice warn ending" role="status">{session.ending(duration(ending))}</p>}
      <main id="main" tabIndex={-1} class="skip-target wide">{children}</main>
      <Footer centre={centre} />
    </div>
  );
}

/** A hash of ours is a page, so the focus is moved by hand. */
function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

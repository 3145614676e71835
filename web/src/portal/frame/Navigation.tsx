import type { ComponentChildren } from "preact";
import type { Place } from "../../common/router";
import { useCommon } from "../../common/words";
import { useMe, useSignedIn } from "../session";
import { usePortal } from "../words";
import { Icon, type IconName } from "./Icon";

interface Entrance {
  readonly name: "find" | "cases" | "inbox" | "me";
  readonly to: string;
  readonly icon: IconName;
  readonly of: readonly (string | undefined)[];
}

const ENTRANCES: readonly Entrance[] = [
  { name: "find", to: "#/", icon: "search", of: [undefined, "items", "file"] },
  { name: "cases", to: "#/cases", icon: "cases", of: ["cases", "filing", "codes", "receipts"] },
  { name: "inbox", to: "#/inbox", icon: "inbox", of: ["inbox"] },
  { name: "me", to: "#/me", icon: "person", of: ["me"] },
];

/** The four places of the portal: at the foot of a phone, in the head of a wider screen. */
export function Navigation({ place }: { readonly place: Place }): ComponentChildren {
  const { frame } = usePortal();
  const { session } = useCommon();
  const { standing } = useSignedIn();
  const out = standing === "out" || standing === "ended";
  return (
    <nav class="places" aria-label={frame.places}>
      <ul>
        {ENTRANCES.map((one) => (
          <li key={one.name}>
            <a href={one.to} aria-current={one.of.includes(place.path[0]) ? "page" : undefined}>
              <Icon name={one.icon} />
              <span>{one.name === "me" && out ? session.signIn : frame.to[one.name]}</span>
              {one.name === "inbox" && <Unread />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const MOST = 99;

function Unread(): ComponentChildren {
  const { frame } = usePortal();
  const me = useMe().found;
  if (!me?.unread) return null;
  return (
    <span class="unread">
      {me.unread > MOST ? `${MOST}+` : me.unread}
      <span class="visually-hidden"> {frame.unread}</span>
    </span>
  );
}

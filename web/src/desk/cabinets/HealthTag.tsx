import type { ComponentChildren } from "preact";
import type { CabinetSeen } from "../../api/routes";
import type { Cabinets } from "../../words/desk/cabinets.zh";
import { useDesk } from "../deeds/words";

/** How a cabinet is, in one word, and in colour besides. */
export function HealthTag({ of }: { readonly of: CabinetSeen }): ComponentChildren {
  const { health } = useDesk().cabinets;
  const [kind, words] = healthOf(of, health);
  return <span class={`tag ${kind}`}>{words}</span>;
}

function healthOf(of: CabinetSeen, words: Cabinets["health"]): readonly ["good" | "warn" | "bad", string] {
  if (of.awaiting_provisioning && !of.seen) return ["warn", words.awaiting];
  if (!of.reachable) return ["bad", words.away];
  if (!of.in_step) return ["warn", words.behind];
  const doubts = Object.values(of.doors).filter((door) => door.use === "quarantined").length;
  return doubts ? ["warn", words.doubts(doubts)] : ["good", words.well];
}

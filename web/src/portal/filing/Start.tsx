import type { ComponentChildren } from "preact";
import type { ItemGuide, Profile } from "../../api/routes";
import { useTyped } from "../../common/keeping";
import { useRoute } from "../../common/loading";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { useCentre } from "../centre";
import type { PageProps } from "../pages";
import { useMe } from "../session";
import { EnterpriseForm } from "../signing/EnterpriseForm";
import { IdentityForm } from "../signing/IdentityForm";
import { usePortal } from "../words";
import { Begin } from "./Begin";
import { WhichEnterprise } from "./WhichEnterprise";
import { WhoFiles } from "./WhoFiles";

/** `#/file/<item>`: who files, one question a page, until a draft can be opened. */
export function Start({ path: [item = "", step = ""] }: PageProps): ComponentChildren {
  const { filing } = usePortal();
  const { centre } = useCentre();
  const guide = useRoute("GET /catalogue/{item}", { path: { item }, query: { centre } });
  const me = useMe();
  if (!guide.found) return <Page title={filing.start} back={href("items", item)}><Awaited of={guide}>{() => null}</Awaited></Page>;
  if (!me.found) return <Page title={filing.start} back={href("items", item)}><Awaited of={me}>{() => null}</Awaited></Page>;
  return <Asked item={guide.found} me={me.found} step={step} />;
}

interface AskedProps {
  readonly item: ItemGuide;
  readonly me: Profile;
  readonly step: string;
}

function Asked({ item, me, step }: AskedProps): ComponentChildren {
  const only = item.party_kinds.length === 1 ? (item.party_kinds[0] ?? "") : "";
  const [typed, choose] = useTyped(`file.${item.item}.kind`);
  const [uscc, act] = useTyped(`file.${item.item}.uscc`);
  const kind = only || typed;
  const of = (name: string): string => href("file", item.item, name);
  const first = only ? href("items", item.item) : of("who");
  const toIdentity = (): void => go(of(me.name ? "begin" : "identity"));
  const toEnterprise = (): void => go(of(me.enterprises.length ? "enterprise" : "new-enterprise"));
  const shown = step || (kind && only ? (kind === "enterprise" ? "enterprise" : "identity") : "who");
  if (shown === "who" || !kind) return <WhoFiles item={item} value={typed} onChoose={choose} onDone={(who) => (who === "enterprise" ? toEnterprise() : toIdentity())} />;
  if (shown === "enterprise" && me.enterprises.length) return <WhichEnterprise back={first} known={me.enterprises} value={uscc} onChoose={act} onNew={() => go(of("new-enterprise"))} onDone={toIdentity} />;
  if (shown === "enterprise" || shown === "new-enterprise") return <EnterpriseForm back={first} onDone={(added) => (act(added), toIdentity())} />;
  if (shown === "identity" && !me.name) return <IdentityForm back={first} onDone={() => go(of("begin"))} />;
  return <Begin item={item} me={me} kind={kind} uscc={uscc} of={of} />;
}

import type { ComponentChildren } from "preact";
import type { ItemGuide, Profile } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { href, replace } from "../../common/router";
import { said } from "../../common/words";
import { useWrite } from "../../common/write";
import { useCentre } from "../centre";
import { usePortal } from "../words";

interface Props {
  readonly item: ItemGuide;
  readonly me: Profile;
  readonly kind: string;
  readonly uscc: string;
  readonly of: (step: string) => string;
}

/** Who and what, once more, and the draft is opened; a draft of before is offered instead. */
export function Begin({ item, me, kind, uscc, of }: Props): ComponentChildren {
  const { filing } = usePortal();
  const { centre } = useCentre();
  const enterprise = kind === "enterprise" ? me.enterprises.find((one) => one.uscc === uscc) : undefined;
  const open = useWrite("POST /cases", ({ case: opened }) => replace(href("filing", opened)));
  const applicant = kind === "enterprise" ? { kind, uscc } as const : { kind: "person", uscc: null } as const;
  return (
    <Page title={filing.start} back={item.party_kinds.length > 1 ? of("who") : href("items", item.item)}>
      <Drafts item={item.item} />
      <section class="card">
        <dl class="facts">
          <dt>{filing.item}</dt>
          <dd>{said(item.name)}</dd>
          <dt>{filing.applicant}</dt>
          <dd>{enterprise ? <>{enterprise.name} <span class="digits muted">{enterprise.uscc}</span></> : me.name}</dd>
          {enterprise && (
            <>
              <dt>{filing.agent}</dt>
              <dd>{me.name}</dd>
            </>
          )}
        </dl>
      </section>
      <p class="hint">{filing.saved}</p>
      {open.failed && <Failed why={open.failed} />}
      <p><Button busy={open.busy} onPress={() => void open.run({ body: { centre, item: item.item, applicant } })}>{filing.begin}</Button></p>
    </Page>
  );
}

function Drafts({ item }: { readonly item: string }): ComponentChildren {
  const { filing } = usePortal();
  const mine = useRoute("GET /cases", { query: { limit: 50 } }, { whole: true });
  const draft = mine.found?.items.find((one) => one.item === item && one.state === "draft");
  if (!draft) return null;
  return (
    <p class="notice">
      {filing.draftThere} <a href={href("filing", draft.case)}>{filing.goOnDraft}</a>
    </p>
  );
}

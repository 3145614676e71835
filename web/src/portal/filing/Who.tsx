import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ItemGuide, PartyKind, Profile } from "../../api/routes";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary } from "../../common/parts/ErrorSummary";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { useOpening } from "./opening";

/** For whom: the person, or an enterprise. An item for one kind alone is not asked, only begun. */
export function Who({ of, me }: { readonly of: ItemGuide; readonly me: Profile }): ComponentChildren {
  const { filing } = usePortal();
  const words = filing.who;
  const only = of.party_kinds.length === 1 ? (of.party_kinds[0] ?? "") : "";
  const [kind, set] = useState<PartyKind | "">(only);
  const [missing, show] = useState(false);
  const { open, next } = useOpening(of);
  const submit = (event: Event): void => {
    event.preventDefault();
    show(!kind);
    if (kind === "enterprise") go(href("file", of.item, "enterprise"));
    else if (kind) next(me, { kind });
  };
  const choices = of.party_kinds.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] }));
  const error = missing ? words.choose : undefined;
  return (
    <Page title={said(of.name)} back={href("items", of.item)}>
      <ErrorSummary faults={error ? [{ field: "kind", said: error }] : []} />
      <form class="stack" noValidate onSubmit={submit}>
        <Choices id="kind" legend={words.legend} choices={choices} value={kind} onChoose={(one) => set(one as PartyKind)} error={error} />
        {open.failed && <Failed why={open.failed} />}
        <p><Button submit busy={open.busy}>{words.next}</Button></p>
      </form>
    </Page>
  );
}

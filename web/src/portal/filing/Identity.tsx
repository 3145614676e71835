import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ItemGuide, PartyKind } from "../../api/routes";
import { call } from "../../common/api";
import { useTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { go, href, usePlace } from "../../common/router";
import { useCentre } from "../centre";
import { useMe } from "../session";
import { usePortal } from "../words";
import { applicantOf } from "./opening";

/** Name and number, asked once; then the draft is opened. */
export function Identity({ of }: { readonly of: ItemGuide }): ComponentChildren {
  const { identity: words, begin } = usePortal().filing;
  const { query } = usePlace();
  const { centre } = useCentre();
  const me = useMe();
  const [name, typeName, forgetName] = useTyped("identity.name");
  const [number, typeNumber, forgetNumber] = useTyped("identity.number");
  const [faults, show] = useState<readonly Fault[]>([]);
  const send = useDeed(async () => {
    await call("PUT /me/identity", { body: { name: name.trim(), id_number: number.trim().toUpperCase() } });
    forgetName();
    forgetNumber();
    me.again();
    const who = { kind: (query.get("kind") ?? "person") as PartyKind, ...(query.get("uscc") ? { uscc: query.get("uscc") ?? "" } : {}) };
    const made = await call("POST /cases", { body: { centre, item: of.item, applicant: applicantOf(who) } });
    go(href("filing", made.case));
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = [...(name.trim() ? [] : [{ field: "name", said: words.nameNeeded }]), ...(number.trim() ? [] : [{ field: "id_number", said: words.numberNeeded }])];
    show(found);
    if (!found.length) void send.run();
  };
  const wrong = (field: string): string | undefined => faults.find((one) => one.field === field)?.said ?? (send.failed?.field === field ? send.failed.said : undefined);
  return (
    <Page title={words.title} back={href("file", of.item)}>
      <ErrorSummary faults={faults} />
      <form class="stack" noValidate onSubmit={submit}>
        <p class="hint">{words.about}</p>
        <Field id="name" label={words.name} value={name} onInput={typeName} error={wrong("name")} auto="name" />
        <Field id="id_number" label={words.number} hint={words.numberHint} most={18} value={number} onInput={typeNumber} error={wrong("id_number")} />
        {send.failed && !send.failed.field && <Failed why={send.failed} />}
        <p><Button submit busy={send.busy}>{begin}</Button></p>
      </form>
    </Page>
  );
}

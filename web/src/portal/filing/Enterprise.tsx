import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ItemGuide, Profile } from "../../api/routes";
import { call } from "../../common/api";
import { useTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { href } from "../../common/router";
import { usePortal } from "../words";
import { useOpening } from "./opening";

const OTHER = "other";

/** Which enterprise: one that is known already, or another by its credit code. */
export function Enterprise({ of, me }: { readonly of: ItemGuide; readonly me: Profile }): ComponentChildren {
  const { enterprise: words, who } = usePortal().filing;
  const [chosen, choose] = useState(me.enterprises[0]?.uscc ?? OTHER);
  const [uscc, typeUscc, forgetUscc] = useTyped("file.uscc");
  const [name, typeName, forgetName] = useTyped("file.name");
  const [faults, show] = useState<readonly Fault[]>([]);
  const { open, next } = useOpening(of);
  const add = useDeed(async () => {
    await call("POST /me/enterprises", { body: { uscc: uscc.trim().toUpperCase(), name: name.trim() } });
    forgetUscc();
    forgetName();
    next(me, { kind: "enterprise", uscc: uscc.trim().toUpperCase() });
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (chosen !== OTHER) return next(me, { kind: "enterprise", uscc: chosen });
    const found = [...(uscc.trim() ? [] : [{ field: "uscc", said: words.usccNeeded }]), ...(name.trim() ? [] : [{ field: "name", said: words.nameNeeded }])];
    show(found);
    if (!found.length) void add.run();
    return undefined;
  };
  const wrong = (field: string): string | undefined => faults.find((one) => one.field === field)?.said ?? (add.failed?.field === field ? add.failed.said : undefined);
  const failed = open.failed ?? add.failed;
  return (
    <Page title={words.title} back={href("file", of.item)}>
      <ErrorSummary faults={faults} />
      <form class="stack" noValidate onSubmit={submit}>
        {me.enterprises.length > 0 && (
          <Choices
            id="enterprise" legend={words.legend} value={chosen} onChoose={choose}
            choices={[...me.enterprises.map((one) => ({ value: one.uscc, label: one.name, hint: one.uscc })), { value: OTHER, label: words.other }]}
          />
        )}
        {chosen === OTHER && (
          <>
            <Field id="uscc" label={words.uscc} hint={words.usccHint} most={18} value={uscc} onInput={typeUscc} error={wrong("uscc")} />
            <Field id="name" label={words.name} value={name} onInput={typeName} error={wrong("name")} auto="organization" />
          </>
        )}
        {failed && <Failed why={failed} />}
        <p><Button submit busy={add.busy || open.busy}>{who.next}</Button></p>
      </form>
    </Page>
  );
}

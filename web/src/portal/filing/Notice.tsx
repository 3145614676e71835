import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../common/parts/Button";
import { ErrorSummary } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Page } from "../../common/parts/Page";
import { go, href } from "../../common/router";
import { usePortal } from "../words";
import { useNotice } from "./answers";
import type { FilingProps } from "./Filing";

/** The day of the public notice, for an item that needs one. */
export function Notice({ of, item }: FilingProps): ComponentChildren {
  const { notice: words } = usePortal().filing;
  const [day, keep] = useNotice(of);
  const [missing, show] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    show(!day);
    if (day) go(href("filing", of.case));
  };
  const error = missing && !day ? words.needed : undefined;
  return (
    <Page title={words.title} back={href("filing", of.case)}>
      <ErrorSummary faults={error ? [{ field: "notice", said: error }] : []} />
      <form class="stack" noValidate onSubmit={submit}>
        <Field id="notice" kind="date" label={words.date} hint={words.hint(item.notice_days)} value={day} onInput={keep} error={error} />
        <p><Button submit>{words.save}</Button></p>
      </form>
    </Page>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ReceiptChecked } from "../api/routes";
import { useRoute } from "../common/loading";
import { Button } from "../common/parts/Button";
import { ErrorSummary, type Fault } from "../common/parts/ErrorSummary";
import { Field } from "../common/parts/Field";
import { Page } from "../common/parts/Page";
import { Failed } from "../common/parts/States";
import { go, href } from "../common/router";
import { day } from "../common/times";
import { said, useCommon } from "../common/words";
import { useBoard } from "./words";

/** Whether a receipt is genuine: by the number that somebody types, or that its QR code brought along. */
export function Receipt({ number }: { readonly number: string }): ComponentChildren {
  const { receipt: words } = useBoard();
  return (
    <Page title={words.title}>
      <p class="no-print">{words.about}</p>
      {number && <Result key={number} number={number} />}
      <Ask key={`ask ${number}`} first={number} />
    </Page>
  );
}

function Ask({ first }: { readonly first: string }): ComponentChildren {
  const { receipt: words } = useBoard();
  const [typed, type] = useState(first);
  const [faults, show] = useState<readonly Fault[]>([]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const number = typed.replace(/\s/g, "");
    show(number ? [] : [{ field: "number", said: words.needed }]);
    if (number) go(href("receipt", number));
  };
  return (
    <form class="stack no-print" noValidate onSubmit={submit}>
      <ErrorSummary faults={faults} />
      <Field id="number" label={words.number} hint={words.hint} most={80} value={typed} onInput={type} error={faults[0]?.said} />
      <p><Button submit>{words.ask}</Button></p>
    </form>
  );
}

const TONES = { valid: "good", void: "bad", replaced: "warn" } as const;

function Result({ number }: { readonly number: string }): ComponentChildren {
  const { receipt: words } = useBoard();
  const { loading, print } = useCommon();
  const seen = useRoute("GET /receipts/{receipt}", { path: { receipt: number } });
  if (seen.failed) return <section class="stack"><h2>{words.false}</h2><Failed why={seen.failed} {...retry(seen.failed.status, seen.again)} /></section>;
  if (!seen.found) return <p class="busy" role="status">{loading}</p>;
  return (
    <section class="stack" role="status">
      <div class={`notice ${TONES[seen.found.status]} stack`}>
        <h2>{words.found[seen.found.status]}</h2>
        <p>{words.means[seen.found.status]}</p>
      </div>
      <Facts of={seen.found} />
      <p class="no-print"><Button kind="plain" onPress={() => window.print()}>{print}</Button></p>
    </section>
  );
}

/** What is not there is not there a second time either. */
const retry = (status: number, again: () => void): { again?: () => void } => (status === 404 ? {} : { again });

function Facts({ of }: { readonly of: ReceiptChecked }): ComponentChildren {
  const { receipt: words } = useBoard();
  const facts = [[words.number, of.number], [words.kind, said(of.title)], [words.day, day(Date.parse(of.day) / 1000)], [words.by, said(of.centre)], [words.status, said(of.status_name)]] as const;
  return (
    <dl class="facts card">
      {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

import type { ComponentChildren } from "preact";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { href } from "../../common/router";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import type { FilingProps } from "./Filing";

/** What was submitted under which number, and what happens next and by when. */
export function Done({ of }: FilingProps): ComponentChildren {
  const { done: words } = usePortal().filing;
  const { settings } = useCentre();
  return (
    <Page title={words.title}>
      <section class="card stack done">
        <p>{words.number}</p>
        <p class="big digits">{of.case_number}</p>
        {of.query_code && <p>{words.code} <b class="big digits">{of.query_code}</b></p>}
        <p class="hint">{words.codeHint}</p>
      </section>
      <section class="stack">
        <h2>{words.next}</h2>
        <ol class="steps">{words.steps(settings.pre_review_hours).map((one) => <li key={one}>{one}</li>)}</ol>
      </section>
      <p class="row no-print">
        <a class="button" href={href("cases", of.case)}>{words.see}</a>
        <Button kind="plain" onPress={() => print()}>{words.print}</Button>
      </p>
    </Page>
  );
}

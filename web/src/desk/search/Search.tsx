import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import { go, href } from "../../common/router";
import { useDesk } from "../deeds/words";

/** A case by its number, as typed or as a scanner types it; the refusal says what is wrong with the number. */
export function Search(): ComponentChildren {
  const { frame } = useDesk();
  const [typed, type] = useState("");
  const find = useDeed(async (number: string) => {
    const found = await call("GET /staff/cases", { query: { number } });
    type("");
    go(href("cases", found.case));
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (typed.trim()) void find.run(typed);
  };
  return (
    <form class="search" role="search" onSubmit={submit}>
      <label class="visually-hidden" for="search">{frame.search}</label>
      <input
        id="search" class="input" type="search" value={typed} placeholder={frame.searchHint} autocomplete="off" aria-keyshortcuts="/"
        aria-describedby={find.failed ? "search-failed" : undefined} onInput={(event) => type(event.currentTarget.value)}
      />
      {find.failed && <p class="field-error search-failed" id="search-failed" role="alert">{find.failed.said}</p>}
    </form>
  );
}

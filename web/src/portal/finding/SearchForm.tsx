import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { go } from "../../common/router";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import { listHref, type Wish } from "./wish";

interface Props {
  readonly first: string;
  /** What else was chosen, kept by the search. */
  readonly within?: Wish;
  /** Told a moment after somebody stops typing. */
  readonly onTyped?: (words: string) => void;
}

const PAUSE = 350;

export function SearchForm({ first, within, onTyped }: Props): ComponentChildren {
  const { finding } = usePortal();
  const [typed, set] = useState(first);
  useEffect(() => {
    if (!onTyped || typed === first) return undefined;
    const timer = setTimeout(() => onTyped(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const search = (event: Event): void => {
    event.preventDefault();
    go(listHref({ ...within, q: typed.trim() }));
  };
  return (
    <form class="search" role="search" onSubmit={search}>
      <label for="q">{finding.search}</label>
      <div class="search-row">
        <input id="q" class="input" type="search" enterKeyHint="search" autoComplete="off" maxLength={100} value={typed} aria-describedby="q-hint" onInput={(event) => set(event.currentTarget.value)} />
        <button type="submit" class="button"><Icon name="search" /><span>{finding.look}</span></button>
      </div>
      <p class="hint" id="q-hint">{finding.searchHint}</p>
    </form>
  );
}

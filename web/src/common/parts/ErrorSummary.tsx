import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useCommon } from "../words";

export interface Fault {
  readonly field: string;
  readonly said: string;
}

/** All that is wrong, first on the page, focused, each line a link to its field; the page's title says it too. */
export function ErrorSummary({ faults }: { readonly faults: readonly Fault[] }): ComponentChildren {
  const box = useRef<HTMLDivElement>(null);
  const { error } = useCommon();
  useEffect(() => {
    if (!faults.length) return undefined;
    box.current?.focus();
    const title = document.title;
    document.title = error.title(title);
    return () => {
      document.title = title;
    };
  }, [faults]);
  if (!faults.length) return null;
  return (
    <div class="summary-of-errors" tabIndex={-1} ref={box} role="alert">
      <h2>{error.summary}</h2>
      <ul>
        {faults.map((one) => (
          <li key={one.field}>
            <a href={`#${one.field}`} onClick={(event) => to(event, one.field)}>
              {one.said}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A hash of ours is a page, so the field is focused by hand. */
function to(event: Event, id: string): void {
  event.preventDefault();
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: "center" });
  field?.focus();
}

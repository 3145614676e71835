import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useCommon } from "../words";

interface Props {
  readonly title: string;
  /** Where the page before is; left out on a face's first page. */
  readonly back?: string;
  readonly children: ComponentChildren;
}

/** One page of a face: its title is the document's, and where a screen reader goes on after a link. */
export function Page({ title, back, children }: Props): ComponentChildren {
  const head = useRef<HTMLHeadingElement>(null);
  const words = useCommon();
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return (
    <div class="page stack">
      {back && (
        <p class="no-print">
          <a class="back" href={back}>‹ {words.back}</a>
        </p>
      )}
      <h1 tabIndex={-1} ref={head}>{title}</h1>
      {children}
    </div>
  );
}

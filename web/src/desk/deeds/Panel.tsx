import type { ComponentChildren } from "preact";

interface Props {
  readonly title: string;
  /** What stands at the end of the title's line. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One part of a page with a title of its own. */
export function Panel({ title, aside, children }: Props): ComponentChildren {
  return (
    <section class="card stack panel">
      <div class="row spread">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

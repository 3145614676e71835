import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Deed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { faultsOf } from "./faults";

interface Props {
  readonly title: string;
  readonly back: string;
  readonly action: string;
  /** What is wrong before anything is sent. */
  readonly check: () => readonly Fault[];
  readonly deed: Deed<readonly []>;
  /** The server's fields and where they are on this page. */
  readonly fields: Readonly<Record<string, string>>;
  readonly children: (faults: readonly Fault[]) => ComponentChildren;
}

/** One question a page: its fields, one button, and all that is wrong with it first on the page, in the same words. */
export function Question({ title, back, action, check, deed, fields, children }: Props): ComponentChildren {
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const refused = useMemo(() => faultsOf(deed.failed, fields), [deed.failed]);
  const faults = own.length ? own : refused;
  const send = (event: Event): void => {
    event.preventDefault();
    const found = check();
    setOwn(found);
    if (!found.length) void deed.run();
  };
  return (
    <Page title={title} back={back}>
      <ErrorSummary faults={faults} />
      {deed.failed && !faults.length && <Failed why={deed.failed} />}
      <form class="question" noValidate onSubmit={send}>
        {children(faults)}
        <p><Button submit busy={deed.busy}>{action}</Button></p>
      </form>
    </Page>
  );
}

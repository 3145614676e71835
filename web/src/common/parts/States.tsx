import type { ComponentChildren } from "preact";
import type { Loaded } from "../loading";
import type { Refusal } from "../refusal";
import { useCommon } from "../words";
import { Button } from "./Button";

/** What was refused or failed, in one sentence, with the way on. */
export function Failed({ why, again }: { readonly why: Refusal; readonly again?: () => void }): ComponentChildren {
  const { retry } = useCommon();
  return (
    <div class="notice bad stack" role="alert">
      <p>{why.said}</p>
      {again && (
        <p>
          <Button kind="plain" onPress={again}>{retry}</Button>
        </p>
      )}
    </div>
  );
}

interface Props<T> {
  readonly of: Loaded<T>;
  readonly children: (found: T) => ComponentChildren;
}

/** Loading, slow, failed, there: each with its words. A page that has its data keeps it while a later look fails. */
export function Awaited<T>({ of, children }: Props<T>): ComponentChildren {
  const { loading, slow, stale } = useCommon();
  if (of.found === undefined && of.failed) return <Failed why={of.failed} again={of.again} />;
  if (of.found === undefined) return <p class="busy" role="status">{of.slow ? slow : loading}</p>;
  return (
    <>
      {of.failed && <p class="notice warn" role="status">{of.failed.said} {stale}</p>}
      {children(of.found)}
    </>
  );
}

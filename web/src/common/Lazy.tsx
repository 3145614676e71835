import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed } from "./parts/States";
import { offline } from "./refusal";
import { useCommon } from "./words";

/** A page that is fetched when it is first shown: `of` imports it. A page that cannot be fetched says so. */
export function Lazy<P extends object>({ of, given }: { readonly of: () => Promise<ComponentType<P>>; readonly given: P }): ComponentChildren {
  const [Shown, set] = useState<ComponentType<P> | null>(null);
  const [failed, fail] = useState(false);
  const { loading } = useCommon();
  const fetchIt = (): void => {
    fail(false);
    of().then((found) => set(() => found)).catch(() => fail(true));
  };
  useEffect(fetchIt, [of]);
  if (failed) return <Failed why={offline()} again={fetchIt} />;
  return Shown ? <Shown {...given} /> : <p class="busy" role="status">{loading}</p>;
}

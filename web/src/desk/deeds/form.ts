import { useState } from "preact/hooks";
import { useTyped } from "../../common/keeping";
import type { Fault } from "../../common/parts/ErrorSummary";
import type { Refusal } from "../../common/refusal";

export type Given<N extends string> = Readonly<Record<N, string>>;

/** What is typed for one deed: kept until it is done, and what is wrong with it. */
export interface Form<N extends string> {
  readonly id: string;
  readonly given: Given<N>;
  /** Shown above the fields, after somebody tried to send it. */
  readonly shown: readonly Fault[];
  set(name: N, value: string): void;
  setAll(given: Given<N>): void;
  /** For a `Field`: its id, its value and what is wrong with it. */
  field(name: N): { id: string; value: string; onInput: (value: string) => void; error: string | undefined };
  wrong(name: string): string | undefined;
  /** Whether it may be sent; shows what is wrong with it where not. */
  complete(): boolean;
  forget(): void;
}

interface Asked<N extends string> {
  readonly first: Given<N>;
  /** Field → what is wrong with what was given, in words; false for nothing. */
  readonly faults?: (given: Given<N>) => Partial<Record<N, string | false>>;
  readonly failed?: Refusal | undefined;
}

/** `scope` names the deed and what it is about, such as "closing.c-1". */
export function useForm<N extends string>(scope: string, { first, faults, failed }: Asked<N>): Form<N> {
  const [kept, keep, drop] = useTyped(scope, JSON.stringify(first));
  const [shown, show] = useState<readonly Fault[]>([]);
  const id = scope.replaceAll(".", "-");
  const given: Given<N> = { ...first, ...(JSON.parse(kept) as Given<N>) };
  const found = (): readonly Fault[] =>
    Object.entries(faults?.(given) ?? {}).flatMap(([field, said]) => (said ? [{ field: `${id}-${field}`, said: said as string }] : []));
  const wrong = (name: string): string | undefined =>
    shown.length ? found().find((one) => one.field === `${id}-${name}`)?.said : ofField(failed, name);
  const set = (name: N, value: string): void => keep(JSON.stringify({ ...given, [name]: value }));
  return {
    id,
    given,
    shown,
    set,
    setAll: (all) => keep(JSON.stringify({ ...given, ...all })),
    wrong,
    field: (name) => ({ id: `${id}-${name}`, value: given[name], onInput: (value) => set(name, value), error: wrong(name) }),
    complete: () => {
      const faulty = found();
      show(faulty);
      return faulty.length === 0;
    },
    forget: () => {
      keep(JSON.stringify(first));
      drop();
    },
  };
}

/** The server's sentence, where it is about this field. */
function ofField(failed: Refusal | undefined, name: string): string | undefined {
  return failed?.field === name ? failed.said : undefined;
}

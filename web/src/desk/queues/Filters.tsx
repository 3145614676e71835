import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { CaseLine } from "../../api/routes";
import { said } from "../../common/words";
import { useDesk } from "../deeds/words";

/** `older` in seconds; `taken`: mine, what nobody has in hand, or "" for everybody's. Empty is all. */
export interface Filter {
  readonly cabinet: string;
  readonly item: string;
  readonly older: number;
  readonly taken: "" | "me" | "nobody";
}

export const NO_FILTER: Filter = { cabinet: "", item: "", older: 0, taken: "" };
const DAY = 86_400;

interface Props {
  readonly of: readonly CaseLine[];
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
}

/** Stays where it is while the rows change. Cabinets and items are offered that this queue has shown. */
export function Filters({ of, value, onChange }: Props): ComponentChildren {
  const { queues } = useDesk();
  const cabinets = useSeen(of.map((one) => [one.cabinet, one.cabinet_name && said(one.cabinet_name)]));
  const items = useSeen(of.map((one) => [one.item, said(one.name)]));
  const { who, whose, older: olderThan, any, days, cabinet, item, all } = queues.filter;
  return (
    <div class="row filters">
      <Select label={who} value={value.taken} options={[["", whose.all], ["me", whose.mine], ["nobody", whose.nobody]]} onChange={(taken) => onChange({ ...value, taken: taken as Filter["taken"] })} />
      <Select
        label={olderThan} value={String(value.older)} onChange={(older) => onChange({ ...value, older: Number(older) })}
        options={[["0", any], ...[1, 2, 5].map((count) => [String(count * DAY), days(count)] as const)]}
      />
      {cabinets.size > 0 && <Select label={cabinet} value={value.cabinet} options={[["", all], ...cabinets]} onChange={(chosen) => onChange({ ...value, cabinet: chosen })} />}
      {items.size > 1 && <Select label={item} value={value.item} options={[["", all], ...items]} onChange={(chosen) => onChange({ ...value, item: chosen })} />}
    </div>
  );
}

/** What was on any page so far, by its id: a choice does not vanish with the rows that it leaves out. */
function useSeen(pairs: readonly (readonly [string | null, string | null])[]): ReadonlyMap<string, string> {
  const [before, keep] = useState<ReadonlyMap<string, string>>(new Map());
  const seen = new Map([...before, ...pairs.flatMap(([id, name]) => (id && name ? [[id, name] as const] : []))]);
  useEffect(() => {
    if (seen.size > before.size) keep(seen);
  });
  return seen;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps): ComponentChildren {
  return (
    <label class="select">
      <span>{label}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, shown]) => <option value={key} key={key}>{shown}</option>)}
      </select>
    </label>
  );
}

import type { ComponentChildren } from "preact";
import type { CaseLine, Staff } from "../../api/routes";
import { said } from "../../common/words";
import { useDesk } from "../deeds/words";

/** `older` in seconds; `who`: everybody, mine, or what nobody has in hand. */
export interface Filter {
  readonly cabinet: string;
  readonly older: number;
  readonly who: "all" | "mine" | "nobody";
}

export const NO_FILTER: Filter = { cabinet: "", older: 0, who: "all" };
const DAY = 86_400;

export function passes(line: CaseLine, { who }: Filter, me: Staff): boolean {
  if (who === "mine") return line.taken_by?.number === me.number;
  return who === "all" || line.taken_by === null;
}

interface Props {
  readonly of: readonly CaseLine[];
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
}

export function Filters({ of, value, onChange }: Props): ComponentChildren {
  const { queues } = useDesk();
  const cabinets = new Map(of.flatMap((one) => (one.cabinet && one.cabinet_name ? [[one.cabinet, said(one.cabinet_name)] as const] : [])));
  if (value.cabinet && !cabinets.has(value.cabinet)) cabinets.set(value.cabinet, value.cabinet);
  return (
    <div class="row filters">
      <Select label={queues.filter.who} value={value.who} options={Object.entries(queues.filter.whose)} onChange={(who) => onChange({ ...value, who: who as Filter["who"] })} />
      <Select
        label={queues.filter.older} value={String(value.older)} onChange={(older) => onChange({ ...value, older: Number(older) })}
        options={[["0", queues.filter.any], ...[1, 2, 5].map((days) => [String(days * DAY), queues.filter.days(days)] as const)]}
      />
      {cabinets.size > 0 && (
        <Select label={queues.filter.cabinet} value={value.cabinet} options={[["", queues.filter.all], ...cabinets]} onChange={(cabinet) => onChange({ ...value, cabinet })} />
      )}
    </div>
  );
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

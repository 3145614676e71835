import type { ComponentChildren } from "preact";

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** One of many. */
export function Select({ id, label, value, options, onInput, hint, error }: Props): ComponentChildren {
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      <select class="input" id={id} value={value} aria-describedby={about} aria-invalid={Boolean(error)} onChange={(event) => onInput(event.currentTarget.value)}>
        <option value="">—</option>
        {options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
      </select>
    </div>
  );
}

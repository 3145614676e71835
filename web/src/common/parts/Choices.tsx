import type { ComponentChildren } from "preact";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Props {
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly error?: string | undefined;
}

/** One of several, each a large target with its own hint. */
export function Choices({ id, legend, choices, value, onChoose, error }: Props): ComponentChildren {
  return (
    <fieldset class={error ? "wrong" : ""} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="legend">{legend}</legend>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      <div class="choices">
        {choices.map((one, index) => (
          <label class="choice" key={one.value}>
            <input id={index ? `${id}-${index}` : id} type="radio" name={id} checked={one.value === value} onChange={() => onChoose(one.value)} />
            <span>
              {one.label}
              {one.hint && <span class="hint">{one.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

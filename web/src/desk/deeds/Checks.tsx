import type { ComponentChildren } from "preact";

interface Props {
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Those that are ticked, with a space between them. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** Any number of several. */
export function Checks({ id, legend, choices, value, onChange, error }: Props): ComponentChildren {
  const ticked = value.split(" ").filter(Boolean);
  const toggle = (one: string): void => onChange((ticked.includes(one) ? ticked.filter((other) => other !== one) : [...ticked, one]).join(" "));
  return (
    <fieldset class={error ? "wrong" : ""} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="legend">{legend}</legend>
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      {choices.map((one, index) => (
        <label class="tick" key={one.value}>
          <input id={index ? `${id}-${index}` : id} type="checkbox" checked={ticked.includes(one.value)} onChange={() => toggle(one.value)} />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}

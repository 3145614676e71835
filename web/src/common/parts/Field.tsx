import type { ComponentChildren } from "preact";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly long?: boolean;
  readonly kind?: "text" | "tel" | "search" | "date" | "password";
  /** What the phone's keyboard and its memory offer. */
  readonly mode?: "text" | "numeric" | "tel";
  readonly auto?: string;
  readonly most?: number;
}

/** One question: label, hint and error are told together with the field, and the error in the summary's words. */
export function Field({ id, label, value, onInput, hint, error, long = false, kind = "text", mode = "text", auto = "off", most = 2000 }: Props): ComponentChildren {
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const shared = { id, class: "input", value, "aria-describedby": about, "aria-invalid": Boolean(error) };
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="field-error" id={`${id}-error`}>{error}</p>}
      {long ? (
        <textarea {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <input {...shared} type={kind as "text"} inputMode={mode} autoComplete={auto} maxLength={most} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </div>
  );
}

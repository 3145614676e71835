import type { ComponentChildren } from "preact";

/** Digits as people read them aloud: 8 as 4+4, 9 and more by threes, so that none is lost on the way to the keypad. */
export function grouped(code: string): readonly string[] {
  const size = code.length % 4 === 0 ? 4 : 3;
  return code.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
}

export function Digits({ code }: { readonly code: string }): ComponentChildren {
  return (
    <span class="code-digits">
      <span class="visually-hidden">{[...code].join(" ")}</span>
      <span aria-hidden="true">{grouped(code).join(" ")}</span>
    </span>
  );
}

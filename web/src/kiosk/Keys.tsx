import type { ComponentChildren } from "preact";
import { grouped } from "../common/parts/Digits";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import type { Typing } from "./typing";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** The code as it is typed, and big keys. `aside`: how many digits stand at the keys beside the screen. */
export function Keys({ typing, aside }: { readonly typing: Typing; readonly aside: number }): ComponentChildren {
  const { own } = useWords<Own>();
  const key = (name: string, label: string, kind: string): ComponentChildren => (
    <button type="button" key={name} class={`key ${kind}`} aria-disabled={typing.busy} onClick={() => typing.press(name)}>{label}</button>
  );
  return (
    <div class="keys">
      <p class="typed" role="status">
        <span class="visually-hidden">{aside ? own.typedAside(aside) : own.typed(typing.digits)}</span>
        <span aria-hidden="true">{shown(typing, aside, own)}</span>
      </p>
      <div class="pad" role="group" aria-label={own.keys.name}>
        {DIGITS.map((digit) => key(digit, digit, ""))}
        {key("clear", own.keys.clear, "word clear")}
        {key("0", "0", "zero")}
        {key("back", own.keys.back, "word back")}
        {key("enter", own.keys.enter, "enter")}
      </div>
    </div>
  );
}

function shown(typing: Typing, aside: number, own: Own): string {
  if (typing.busy) return own.checking;
  return typing.digits ? groups(typing.digits) : "●".repeat(aside) || "– – –";
}

/** By threes as it is printed; a code of twelve by fours. */
const groups = (digits: string): string => (digits.length === 12 ? grouped(digits) : (digits.match(/.{1,3}/g) ?? [])).join(" ");

import type { ComponentChildren } from "preact";
import type { CodeShown } from "../../api/routes";
import { Digits } from "../../common/parts/Digits";
import { Qr } from "../../common/parts/Qr";
import { moment } from "../../common/times";
import { useDesk } from "./words";

type Shown = Pick<CodeShown, "code" | "purpose" | "until">;

/** A code as staff hold it up to a cabinet: digits, QR, until when. */
export function Code({ of }: { readonly of: Shown }): ComponentChildren {
  const { deeds } = useDesk();
  const digits = of.code.replace(/\D/g, "");
  return (
    <div class="held-code row">
      <div class="stack tight">
        <p class="muted">{deeds.codeFor[of.purpose]}</p>
        <p class="held-digits"><Digits code={digits} /></p>
        <p>{deeds.until(moment(of.until))}</p>
        <p class="hint">{deeds.codeHint}</p>
      </div>
      <Qr text={`XB:${digits}`} label={deeds.qr} />
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { Qr } from "../../common/parts/Qr";
import { href } from "../../common/router";
import { useCentre } from "../centre";
import { usePortal } from "../words";

/** The page's own address as a QR code: from the printed sheet back to the phone. */
export function Keep({ item }: { readonly item: string }): ComponentChildren {
  const { finding } = usePortal();
  const { centre } = useCentre();
  const address = `${location.href.replace(/#.*/, "")}${href("items", item)}?centre=${encodeURIComponent(centre)}`;
  return (
    <section class="card keep" aria-labelledby="keep">
      <Qr text={address} label={finding.qr} />
      <div class="stack">
        <h2 id="keep">{finding.keep}</h2>
        <p class="hint">{finding.keepAbout}</p>
      </div>
    </section>
  );
}

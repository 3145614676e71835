import type { ComponentChildren } from "preact";
import { useDeed } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { go } from "../../common/router";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { usePortal } from "../words";
import { type Draft, pageOf, useChoice } from "./draft";

const NOTHING = {};

export function Address({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { filing, signing } = usePortal();
  const choice = useChoice(draft);
  const deed = useDeed(() => Promise.resolve(go(pageOf(draft.view))));
  const check = (): { field: string; said: string }[] => (choice.address.trim() ? [] : [{ field: "address", said: filing.addressNeeded }]);
  return (
    <Question title={filing.address} back={pageOf(draft.view, "collecting")} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => <Field id="address" long label={filing.addressLabel} hint={filing.addressHint} value={choice.address} onInput={(typed) => choice.set("address", typed)} error={at(faults, "address")} />}
    </Question>
  );
}

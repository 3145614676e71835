import type { ComponentChildren } from "preact";
import { useDeed } from "../../common/loading";
import { go } from "../../common/router";
import { useCentre } from "../centre";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { ChooseCabinet } from "../places/ChooseCabinet";
import { usePortal } from "../words";
import { type Draft, pageOf, useChoice } from "./draft";

const NOTHING = {};

/** Which cabinet the result shall come to, and whether a low door is needed. */
export function Cabinet({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { filing, signing } = usePortal();
  const { centre } = useCentre();
  const choice = useChoice(draft);
  const deed = useDeed(() => Promise.resolve(go(pageOf(draft.view))));
  const check = (): { field: string; said: string }[] => (choice.cabinet ? [] : [{ field: "cabinet", said: filing.cabinetNeeded }]);
  return (
    <Question title={filing.cabinet} back={pageOf(draft.view, "collecting")} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => (
        <>
          <label class="choice">
            <input type="checkbox" checked={choice.low} onChange={(event) => choice.set("low", event.currentTarget.checked ? "yes" : "")} />
            <span>{filing.low}<span class="hint">{filing.lowAbout}</span></span>
          </label>
          <div id="cabinet" tabIndex={-1} class={at(faults, "cabinet") ? "field wrong" : "field"}>
            {at(faults, "cabinet") && <p class="field-error">{at(faults, "cabinet")}</p>}
            <ChooseCabinet centre={centre} reach={choice.low ? "low" : "any"} picked={choice.cabinet} onChoose={(one) => choice.set("cabinet", one)} />
          </div>
        </>
      )}
    </Question>
  );
}

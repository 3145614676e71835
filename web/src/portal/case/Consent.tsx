import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CaseView, Proposal } from "../../api/routes";
import { useTyped } from "../../common/keeping";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { useWrite } from "../../common/write";
import { OfCase } from "./OfCase";

/** The front desk asks whether the result may come another way. */
export function Consent({ id }: { readonly id: string }): ComponentChildren {
  const { consent, todo } = usePortal().case;
  return (
    <OfCase id={id} title={consent.title}>
      {(of) => (of.collecting_proposal ? <Form of={of} asked={of.collecting_proposal} /> : <p class="notice">{todo.nothing}</p>)}
    </OfCase>
  );
}

/** "": there is no cabinet, or its name is not here yet. */
function useCabinetName(cabinet: string | null): string {
  const { centre } = useCentre();
  const { found } = useRoute("GET /cabinets/{cabinet}", { path: { cabinet: cabinet ?? "" }, query: { centre } }, { skip: !cabinet });
  return found ? ` ${said(found.name)}` : "";
}

function Form({ of, asked }: { readonly of: CaseView; readonly asked: Proposal }): ComponentChildren {
  const { consent, collecting } = usePortal().case;
  const [address, type, forget] = useTyped(`consent.${of.case}`);
  const [wrong, say] = useState("");
  const answer = useWrite("POST /cases/{case}/consent", () => (forget(), go(href("cases", of.case))));
  const mail = asked.channel === "mail";
  const yes = (): void => {
    if (mail && !address.trim()) return say(consent.addressNeeded);
    return void answer.run({ path: { case: of.case }, body: { agreed: true, ...(mail ? { address } : {}) } });
  };
  return (
    <div class="stack">
      <p>{consent.about(collecting.channels[asked.channel], useCabinetName(asked.cabinet))}</p>
      {mail && <Field id="address" long label={consent.address} value={address} onInput={type} error={wrong || undefined} auto="street-address" />}
      {answer.failed && <Failed why={answer.failed} />}
      <div class="row">
        <Button busy={answer.busy} onPress={yes}>{consent.yes}</Button>
        <Button kind="plain" busy={answer.busy} onPress={() => void answer.run({ path: { case: of.case }, body: { agreed: false } })}>{consent.no}</Button>
      </div>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { Channel } from "../../api/routes";
import { Field } from "../../common/parts/Field";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import type { Option } from "../deeds/Select";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";
import { Way } from "./Way";

export function RecordConsent({ of, done, cabinets }: ActionProps & { readonly cabinets: readonly Option[] }): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/consent-recording", done);
  const form = useForm(`record-consent.${of.case}`, {
    first: { channel: "", cabinet: "", address: "", proof: "" },
    faults: (given) => ({
      channel: !given.channel && deeds.choose(words.way),
      cabinet: given.channel === "locker" && !given.cabinet && words.cabinetNeeded,
      address: given.channel === "mail" && !given.address.trim() && words.addressNeeded,
      proof: !given.proof.trim() && deeds.proofNeeded,
    }),
    failed: write.failed,
  });
  const { channel, cabinet, address, proof } = form.given;
  const body = {
    channel: channel as Channel,
    cabinet: channel === "locker" ? cabinet : null,
    address: channel === "mail" ? address : null,
    proof,
  };
  return (
    <DeedForm form={form} button={words.record} kind="plain" deed={write} onSend={() => write.run({ path: { case: of.case }, body })}>
      <p class="muted">{words.recordAbout}</p>
      <Way form={form} cabinets={cabinets} />
      {channel === "mail" && <Field {...form.field("address")} label={words.address} />}
      <Field {...form.field("proof")} label={deeds.proof} hint={deeds.proofHint} />
    </DeedForm>
  );
}

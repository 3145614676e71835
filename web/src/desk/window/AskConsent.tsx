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

export function AskConsent({ of, done, cabinets }: ActionProps & { readonly cabinets: readonly Option[] }): ComponentChildren {
  const { window: words, deeds } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/consent-asking", done);
  const form = useForm(`ask-consent.${of.case}`, {
    first: { channel: "", cabinet: "", reason: "" },
    faults: (given) => ({
      channel: !given.channel && deeds.choose(words.way),
      cabinet: given.channel === "locker" && !given.cabinet && words.cabinetNeeded,
      reason: !given.reason.trim() && deeds.reasonNeeded,
    }),
    failed: write.failed,
  });
  const { channel, cabinet, reason } = form.given;
  const body = { channel: channel as Channel, cabinet: channel === "locker" ? cabinet : null, reason };
  return (
    <DeedForm form={form} button={words.ask} kind="plain" deed={write} onSend={() => write.run({ path: { case: of.case }, body })}>
      <Way form={form} cabinets={cabinets} />
      <Field {...form.field("reason")} label={deeds.reason} hint={deeds.reasonHint} />
    </DeedForm>
  );
}

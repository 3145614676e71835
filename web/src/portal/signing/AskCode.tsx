import type { ComponentChildren } from "preact";
import { call } from "../../common/api";
import { useTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { now } from "../../common/times";
import { useCommon } from "../../common/words";
import { useCentre } from "../centre";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { useSignedIn } from "../session";
import { usePortal } from "../words";
import type { Asked } from "./challenge";

export function AskCode({ onAsked }: { readonly onAsked: (asked: Asked) => void }): ComponentChildren {
  const { signing } = usePortal();
  const { session } = useCommon();
  const { centre } = useCentre();
  const { standing } = useSignedIn();
  const [phone, type] = useTyped("sign-in.phone");
  const deed = useDeed(async () => {
    const { challenge } = await call("POST /sign-in/codes", { body: { phone, centre } });
    onAsked({ challenge, phone, at: now() });
  });
  const check = (): { field: string; said: string }[] => (phone.trim() ? [] : [{ field: "phone", said: signing.phoneNeeded }]);
  return (
    <Question title={signing.signIn} back="#/" action={signing.send} check={check} deed={deed} fields={{ phone: "phone" }}>
      {(faults) => (
        <>
          {standing === "ended" && <p class="notice warn" role="status">{session.ended}</p>}
          <p>{signing.about}</p>
          <Field id="phone" label={signing.phone} hint={signing.phoneHint} value={phone} onInput={type} kind="tel" mode="tel" auto="tel" most={30} error={at(faults, "phone")} />
        </>
      )}
    </Question>
  );
}

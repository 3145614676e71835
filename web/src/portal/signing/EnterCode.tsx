import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { call } from "../../common/api";
import { forgetWord } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { now } from "../../common/times";
import { useCentre } from "../centre";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { session } from "../session";
import { usePortal } from "../words";
import { type Asked, useWait } from "./challenge";

interface Props {
  readonly asked: Asked;
  readonly onAnew: (asked: Asked | null) => void;
}

const DIGITS = 6;

export function EnterCode({ asked, onAnew }: Props): ComponentChildren {
  const { signing } = usePortal();
  const [code, type] = useState("");
  const deed = useDeed(async () => {
    await session.begin({ challenge: asked.challenge, code });
    onAnew(null);
    forgetWord("sign-in.phone");
  });
  const check = (): { field: string; said: string }[] => (code.length === DIGITS ? [] : [{ field: "code", said: signing.codeNeeded }]);
  return (
    <Question title={signing.enter} back="#/" action={signing.signIn} check={check} deed={deed} fields={{ code: "code", challenge: "code" }}>
      {(faults) => (
        <>
          <p>{signing.sentTo(asked.phone)}</p>
          <Field id="code" label={signing.code} hint={signing.codeHint} value={code} onInput={(typed) => type(digits(typed))} mode="numeric" auto="one-time-code" most={12} error={at(faults, "code")} />
          <Again asked={asked} onAnew={onAnew} />
        </>
      )}
    </Question>
  );
}

/** What is pasted may have spaces, or full-width digits from a Chinese keyboard. */
const digits = (typed: string): string => typed.normalize("NFKC").replace(/\D/g, "").slice(0, DIGITS);

function Again({ asked, onAnew }: Props): ComponentChildren {
  const { signing } = usePortal();
  const { centre } = useCentre();
  const left = useWait(asked.at);
  const deed = useDeed(async () => {
    const { challenge } = await call("POST /sign-in/codes", { body: { phone: asked.phone, centre } });
    onAnew({ challenge, phone: asked.phone, at: now() });
  });
  return (
    <div class="stack">
      {deed.failed && <Failed why={deed.failed} />}
      <p class="row">
        {left > 0 ? <span class="muted">{signing.wait(left)}</span> : <button type="button" class="link-button" onClick={() => void deed.run()}>{signing.again}</button>}
        <button type="button" class="link-button" onClick={() => onAnew(null)}>{signing.other}</button>
      </p>
    </div>
  );
}

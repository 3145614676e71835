import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ProgressSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import "../styles/case.css";
import { usePortal } from "../words";
import { Seen } from "./Seen";

/** How far a case is, without sign-in: its number and the six digits of the receipt. */
export function Progress(): ComponentChildren {
  const { progress: words } = usePortal();
  const [number, typeNumber] = useState("");
  const [code, typeCode] = useState("");
  const [faults, show] = useState<readonly Fault[]>([]);
  const [seen, see] = useState<ProgressSeen | null>(null);
  const ask = useDeed(async () => see(await call("POST /progress", { body: { case_number: number, query_code: code } })));
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = [
      ...(number.trim() ? [] : [{ field: "number", said: words.numberNeeded }]),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: "code", said: words.codeNeeded }]),
    ];
    show(found);
    see(null);
    if (!found.length) void ask.run();
  };
  const wrong = (field: string): string | undefined => faults.find((one) => one.field === field)?.said;
  return (
    <Page title={words.title} back="#/">
      <ErrorSummary faults={faults} />
      <form class="stack" noValidate onSubmit={submit}>
        <p>{words.about}</p>
        <Field id="number" label={words.number} hint={words.numberHint} value={number} onInput={typeNumber} error={wrong("number")} />
        <Field id="code" label={words.code} hint={words.codeHint} mode="numeric" most={6} value={code} onInput={typeCode} error={wrong("code")} />
        {ask.failed && <Failed why={ask.failed} />}
        <p><Button submit busy={ask.busy}>{words.ask}</Button></p>
      </form>
      {seen && <Seen of={seen} />}
    </Page>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../common/parts/Button";
import { Dialog } from "../../common/parts/Dialog";
import { ErrorSummary } from "../../common/parts/ErrorSummary";
import { Failed } from "../../common/parts/States";
import type { Refusal } from "../../common/refusal";
import { useCommon } from "../../common/words";
import type { Form } from "./form";

interface Props<N extends string> {
  readonly form: Form<N>;
  readonly button: string;
  readonly deed: { readonly busy: boolean; readonly failed: Refusal | undefined };
  readonly kind?: "plain" | "danger" | undefined;
  /** What cannot be undone is asked once more, in words that say what happens then. */
  readonly sure?: string | undefined;
  readonly onSend: () => Promise<boolean>;
  readonly children?: ComponentChildren;
}

/** The fields of a deed with its button: what is missing is said first, what was refused in the server's sentence. */
export function DeedForm<N extends string>({ form, button, deed, kind, sure, onSend, children }: Props<N>): ComponentChildren {
  const [asking, ask] = useState(false);
  const { cancel } = useCommon();
  const send = async (): Promise<void> => {
    ask(false);
    if (await onSend()) form.forget();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!form.complete()) return;
    if (sure) ask(true);
    else void send();
  };
  return (
    <form class="deed stack" noValidate onSubmit={submit}>
      <ErrorSummary faults={form.shown} />
      {children}
      {deed.failed && <Failed why={deed.failed} />}
      <div>
        <Button submit busy={deed.busy} {...(kind ? { kind } : {})}>{button}</Button>
      </div>
      {asking && (
        <Dialog title={button} onClose={() => ask(false)}>
          <p>{sure}</p>
          <div class="row">
            <Button {...(kind === "danger" ? { kind } : {})} onPress={() => void send()}>{button}</Button>
            <Button kind="plain" onPress={() => ask(false)}>{cancel}</Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

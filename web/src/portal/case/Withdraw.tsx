import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { useTyped } from "../../common/keeping";
import { Button } from "../../common/parts/Button";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { usePortal } from "../words";
import { useWrite } from "../../common/write";
import { OfCase } from "./OfCase";

/** What happens to the papers, the door and the code is said before it is done. */
export function Withdraw({ id }: { readonly id: string }): ComponentChildren {
  return <OfCase id={id} title={usePortal().case.withdraw.title}>{(of) => <Form of={of} />}</OfCase>;
}

function Form({ of }: { readonly of: CaseView }): ComponentChildren {
  const { withdraw: words } = usePortal().case;
  const [reason, type, forget] = useTyped(`withdrawal.${of.case}`);
  const send = useWrite("POST /cases/{case}/withdrawal", () => (forget(), go(href("cases", of.case))));
  const submit = (event: Event): void => {
    event.preventDefault();
    void send.run({ path: { case: of.case }, body: { reason } });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <div class="notice warn stack">
        <p>{words.about}</p>
        {of.inbound && <p>{words.papers}</p>}
        {of.inbound?.cabinet && <p>{words.door}</p>}
      </div>
      <Field id="reason" long label={words.reason} value={reason} onInput={type} />
      {send.failed && <Failed why={send.failed} />}
      <p><Button submit kind="danger" busy={send.busy}>{words.send}</Button></p>
    </form>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CaseView, Channel } from "../../api/routes";
import { useTyped } from "../../common/keeping";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { useCentre } from "../centre";
import { ChooseCabinet } from "../places/ChooseCabinet";
import { usePortal } from "../words";
import { useWrite } from "../../common/write";
import { choicesOf } from "./HandIn";
import { OfCase } from "./OfCase";

/** How the result comes back; it may be changed until the front desk has prepared it. */
export function Collecting({ id }: { readonly id: string }): ComponentChildren {
  const { collecting } = usePortal().case;
  return <OfCase id={id} title={collecting.title}>{(of) => <Form of={of} />}</OfCase>;
}

function Form({ of }: { readonly of: CaseView }): ComponentChildren {
  const { collecting: words } = usePortal().case;
  const centre = useCentre();
  const [channel, setChannel] = useState<Channel>(of.collecting ?? "locker");
  const [cabinet, setCabinet] = useState(of.collecting_cabinet ?? "");
  const [address, typeAddress, forget] = useTyped(`collecting.${of.case}`);
  const [faults, show] = useState<readonly Fault[]>([]);
  const save = useWrite("POST /cases/{case}/collecting", () => (forget(), go(href("cases", of.case))));
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = channel === "mail" && !address.trim() ? [{ field: "address", said: words.addressNeeded }] : channel === "locker" && !cabinet ? [{ field: "cabinet", said: words.pick }] : [];
    show(found);
    const choice = channel === "locker" ? { channel, cabinet } : channel === "mail" ? { channel, address } : { channel };
    if (!found.length) void save.run({ path: { case: of.case }, body: { collecting: choice as never } });
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ErrorSummary faults={faults} />
      {of.collecting && <p class="muted">{words.now(words.channels[of.collecting])}</p>}
      <Choices id="channel" legend={words.channel} value={channel} choices={choicesOf(words.channels)} onChoose={(one) => setChannel(one as Channel)} />
      {channel === "mail" && <Field id="address" long label={words.address} hint={words.addressHint} value={address} onInput={typeAddress} error={faults[0]?.said} auto="street-address" />}
      {channel === "locker" && (
        <section id="cabinet" tabIndex={-1}>
          <ChooseCabinet centre={centre.centre} picked={cabinet} onChoose={setCabinet} />
        </section>
      )}
      {save.failed && <Failed why={save.failed} />}
      <p><Button submit busy={save.busy}>{words.save}</Button></p>
    </form>
  );
}

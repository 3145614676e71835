import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CaseView, Channel } from "../../api/routes";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { useCentre } from "../centre";
import { ChooseCabinet } from "../places/ChooseCabinet";
import { usePortal } from "../words";
import { useWrite } from "../../common/write";
import { OfCase } from "./OfCase";
import { PapersIn } from "./PapersIn";

/** The channel for the papers; for a locker the size, the height and the cabinet. */
export function HandIn({ id }: { readonly id: string }): ComponentChildren {
  const { hand } = usePortal().case;
  return <OfCase id={id} title={hand.title}>{(of) => <Form of={of} />}</OfCase>;
}

function Form({ of }: { readonly of: CaseView }): ComponentChildren {
  const { hand } = usePortal().case;
  const centre = useCentre();
  const [channel, setChannel] = useState<Channel | "">("");
  const [size, setSize] = useState("small");
  const [reach, setReach] = useState("any");
  const [cabinet, setCabinet] = useState("");
  const [faults, show] = useState<readonly Fault[]>([]);
  const choose = useWrite("POST /cases/{case}/handing-in", () => go(href("cases", of.case, ...(channel === "locker" ? ["code"] : []))));
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = faultsOf(channel, cabinet, hand);
    show(found);
    if (found.length || !channel) return;
    const place = channel === "locker" ? { cabinet, size, reach } : {};
    void choose.run({ path: { case: of.case }, body: { channel, ...place } });
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ErrorSummary faults={faults} />
      <p>{hand.about}</p>
      <PapersIn of={of} />
      <Choices id="channel" legend={hand.channel} value={channel} choices={choicesOf(hand.channels, hand.hints)} onChoose={(one) => (setChannel(one as Channel), show([]))} error={faults.find((one) => one.field === "channel")?.said} />
      {channel === "locker" && (
        <>
          <Choices id="size" legend={hand.size} value={size} choices={choicesOf(hand.sizes)} onChoose={setSize} />
          <Choices id="reach" legend={hand.reach} value={reach} choices={choicesOf(hand.reaches)} onChoose={setReach} />
          <section id="cabinet" tabIndex={-1}>
            <h2>{hand.cabinet}</h2>
            <ChooseCabinet centre={centre.centre} size={size} reach={reach} picked={cabinet} onChoose={(one) => (setCabinet(one), show([]))} />
          </section>
        </>
      )}
      {of.inbound && <p class="notice warn">{hand.changing}</p>}
      {choose.failed && <Failed why={choose.failed} />}
      {channel && <p><Button submit busy={choose.busy}>{hand.send[channel]}</Button></p>}
      {!channel && <p><Button submit>{hand.choose}</Button></p>}
    </form>
  );
}

export function choicesOf(labels: Readonly<Record<string, string>>, hints: Readonly<Record<string, string>> = {}): readonly { value: string; label: string; hint?: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label, ...(hints[value] ? { hint: hints[value] } : {}) }));
}

function faultsOf(channel: string, cabinet: string, words: { readonly choose: string; readonly pick: string }): readonly Fault[] {
  if (!channel) return [{ field: "channel", said: words.choose }];
  return channel === "locker" && !cabinet ? [{ field: "cabinet", said: words.pick }] : [];
}

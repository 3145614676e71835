import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Channel } from "../../api/routes";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Page } from "../../common/parts/Page";
import { go, href } from "../../common/router";
import { useCentre } from "../centre";
import { choicesOf } from "../case/HandIn";
import { ChooseCabinet } from "../places/ChooseCabinet";
import { usePortal } from "../words";
import { useCollect } from "./answers";
import type { FilingProps } from "./Filing";

/** How the result shall come back; what is typed is kept until it is submitted. */
export function Collecting({ of, item }: FilingProps): ComponentChildren {
  const { filing, case: cases } = usePortal();
  const { collecting: words } = cases;
  const { centre } = useCentre();
  const [collect, keep] = useCollect(of);
  const [faults, show] = useState<readonly Fault[]>([]);
  const { locker: _locker, ...without } = words.channels;
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = faultsOf(collect.channel, collect.cabinet, collect.address, words, cases.hand.choose);
    show(found);
    if (!found.length) go(href("filing", of.case));
  };
  const wrong = (field: string): string | undefined => faults.find((one) => one.field === field)?.said;
  return (
    <Page title={filing.collecting.title} back={href("filing", of.case)}>
      <ErrorSummary faults={faults} />
      <form class="stack" noValidate onSubmit={submit}>
        <p class="hint">{filing.collecting.about}</p>
        <Choices id="channel" legend={words.channel} value={collect.channel} choices={choicesOf(item.locker ? words.channels : without)} onChoose={(one) => keep({ ...collect, channel: one as Channel })} error={wrong("channel")} />
        {collect.channel === "mail" && <Field id="address" long label={words.address} hint={words.addressHint} value={collect.address} onInput={(address) => keep({ ...collect, address })} error={wrong("address")} auto="street-address" />}
        {collect.channel === "locker" && (
          <section id="cabinet" tabIndex={-1}>
            <ChooseCabinet centre={centre} picked={collect.cabinet} onChoose={(cabinet) => keep({ ...collect, cabinet })} />
          </section>
        )}
        <p><Button submit>{filing.collecting.save}</Button></p>
      </form>
    </Page>
  );
}

function faultsOf(channel: string, cabinet: string, address: string, words: { readonly pick: string; readonly addressNeeded: string }, choose: string): readonly Fault[] {
  if (!channel) return [{ field: "channel", said: choose }];
  if (channel === "locker" && !cabinet) return [{ field: "cabinet", said: words.pick }];
  return channel === "mail" && !address.trim() ? [{ field: "address", said: words.addressNeeded }] : [];
}

import type { ComponentChildren } from "preact";
import { call } from "../../common/api";
import { useTyped } from "../../common/keeping";
import { useDeed } from "../../common/loading";
import type { Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { useMe } from "../session";
import { usePortal } from "../words";

interface Props {
  readonly back: string;
  readonly onDone: () => void;
}

export function IdentityForm({ back, onDone }: Props): ComponentChildren {
  const { signing } = usePortal();
  const me = useMe();
  const [name, typeName, forgetName] = useTyped("identity.name");
  const [number, typeNumber, forgetNumber] = useTyped("identity.number");
  const deed = useDeed(async () => {
    await call("PUT /me/identity", { body: { name, id_number: number } });
    forgetName();
    forgetNumber();
    me.again();
    onDone();
  });
  const check = (): Fault[] => [
    ...(name.trim() ? [] : [{ field: "name", said: signing.nameNeeded }]),
    ...(number.trim() ? [] : [{ field: "id_number", said: signing.numberNeeded }]),
  ];
  return (
    <Question title={signing.whoAreYou} back={back} action={signing.goOn} check={check} deed={deed} fields={{ name: "name", id_number: "id_number" }}>
      {(faults) => (
        <>
          <p>{signing.whyIdentity}</p>
          <Field id="name" label={signing.name} value={name} onInput={typeName} auto="name" most={60} error={at(faults, "name")} />
          <Field id="id_number" label={signing.number} hint={signing.numberHint} value={number} onInput={typeNumber} most={30} error={at(faults, "id_number")} />
        </>
      )}
    </Question>
  );
}

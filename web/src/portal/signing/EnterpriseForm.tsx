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
  readonly onDone: (uscc: string) => void;
}

export function EnterpriseForm({ back, onDone }: Props): ComponentChildren {
  const { signing } = usePortal();
  const me = useMe();
  const [name, typeName, forgetName] = useTyped("enterprise.name");
  const [uscc, typeUscc, forgetUscc] = useTyped("enterprise.uscc");
  const deed = useDeed(async () => {
    const added = await call("POST /me/enterprises", { body: { uscc, name } });
    forgetName();
    forgetUscc();
    me.again();
    onDone(added.uscc);
  });
  const check = (): Fault[] => [
    ...(uscc.trim() ? [] : [{ field: "uscc", said: signing.usccNeeded }]),
    ...(name.trim() ? [] : [{ field: "enterprise", said: signing.enterpriseNeeded }]),
  ];
  return (
    <Question title={signing.whichEnterprise} back={back} action={signing.goOn} check={check} deed={deed} fields={{ uscc: "uscc", name: "enterprise" }}>
      {(faults) => (
        <>
          <Field id="uscc" label={signing.uscc} hint={signing.usccHint} value={uscc} onInput={typeUscc} most={40} error={at(faults, "uscc")} />
          <Field id="enterprise" label={signing.enterpriseName} hint={signing.enterpriseHint} value={name} onInput={typeName} auto="organization" most={100} error={at(faults, "enterprise")} />
        </>
      )}
    </Question>
  );
}

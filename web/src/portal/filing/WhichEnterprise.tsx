import type { ComponentChildren } from "preact";
import type { Enterprise } from "../../api/routes";
import { useDeed } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { usePortal } from "../words";

interface Props {
  readonly back: string;
  readonly known: readonly Enterprise[];
  readonly value: string;
  readonly onChoose: (uscc: string) => void;
  readonly onNew: () => void;
  readonly onDone: () => void;
}

const ANOTHER = "another";
const NOTHING = {};

export function WhichEnterprise({ back, known, value, onChoose, onNew, onDone }: Props): ComponentChildren {
  const { filing, signing } = usePortal();
  const deed = useDeed(() => Promise.resolve(value === ANOTHER ? onNew() : onDone()));
  const choices = [...known.map((one) => ({ value: one.uscc, label: one.name, hint: one.uscc })), { value: ANOTHER, label: filing.another }];
  const check = (): { field: string; said: string }[] => (choices.some((one) => one.value === value) ? [] : [{ field: "uscc", said: filing.enterpriseNeeded }]);
  return (
    <Question title={signing.whichEnterprise} back={back} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => <Choices id="uscc" legend={signing.enterprises} choices={choices} value={value} onChoose={onChoose} error={at(faults, "uscc")} />}
    </Question>
  );
}

import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { useDeed } from "../../common/loading";
import { Choices } from "../../common/parts/Choices";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { usePortal } from "../words";

interface Props {
  readonly item: ItemGuide;
  readonly value: string;
  readonly onChoose: (kind: string) => void;
  readonly onDone: (kind: string) => void;
}

const NOTHING = {};

export function WhoFiles({ item, value, onChoose, onDone }: Props): ComponentChildren {
  const { filing, signing } = usePortal();
  const deed = useDeed(() => Promise.resolve(onDone(value)));
  const choices = item.party_kinds.map((kind) => ({ value: kind, label: filing.kinds[kind], hint: filing.kindsHint[kind] }));
  const check = (): { field: string; said: string }[] => (value ? [] : [{ field: "kind", said: filing.whoNeeded }]);
  return (
    <Question title={filing.who} back={href("items", item.item)} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => <Choices id="kind" legend={said(item.name)} choices={choices} value={value} onChoose={onChoose} error={at(faults, "kind")} />}
    </Question>
  );
}

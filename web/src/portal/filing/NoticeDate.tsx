import type { ComponentChildren } from "preact";
import { useDeed } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { go } from "../../common/router";
import { at } from "../parts/faults";
import { Question } from "../parts/Question";
import { usePortal } from "../words";
import { type Draft, pageOf, useChoice } from "./draft";
import { early } from "./notice";

const NOTHING = {};

export function NoticeDate({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { filing, signing } = usePortal();
  const choice = useChoice(draft);
  const deed = useDeed(() => Promise.resolve(go(pageOf(draft.view))));
  const check = (): { field: string; said: string }[] => {
    const said = early(choice.from, draft.notice, filing);
    return said ? [{ field: "notice_from", said }] : [];
  };
  return (
    <Question title={filing.notice} back={pageOf(draft.view)} action={signing.goOn} check={check} deed={deed} fields={NOTHING}>
      {(faults) => <Field id="notice_from" label={filing.noticeDay} hint={filing.noticeAbout(draft.notice)} kind="date" value={choice.from} onInput={(day) => choice.set("from", day)} error={at(faults, "notice_from")} />}
    </Question>
  );
}

import type { ComponentChildren } from "preact";
import { listed, said } from "../../common/words";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

/** A check that sent the applicant back by mistake. */
export function UndoCheck({ of, done }: ActionProps): ComponentChildren {
  const { papers: words } = useDesk();
  const write = useWrite("POST /staff/cases/{case}/check-undoing", done);
  const form = useForm(`undo-check.${of.case}`, { first: {}, failed: write.failed });
  const names = listed(of.materials.filter((one) => of.missing.includes(one.id)).map((one) => said(one.name)));
  return (
    <Panel title={words.undo}>
      <p>{words.undoAbout(names)}</p>
      <DeedForm form={form} button={words.undo} kind="plain" sure={words.undoSure} deed={write} onSend={() => write.run({ path: { case: of.case } })} />
    </Panel>
  );
}

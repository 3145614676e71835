import type { ComponentChildren } from "preact";
import type { CaseSummary } from "../../api/routes";
import { Button } from "../../common/parts/Button";
import { may, useMe } from "../deeds/me";
import { useWrite } from "../../common/write";
import { useDesk } from "../deeds/words";

interface Props {
  readonly of: CaseSummary;
  readonly done: () => void;
}

/** Take a case that nobody has, or hand one's own back; what a colleague has is taken over on the case's page. */
export function Hand({ of, done }: Props): ComponentChildren {
  const { queues } = useDesk();
  const me = useMe();
  const take = useWrite("POST /staff/cases/{case}/taking", done);
  const back = useWrite("POST /staff/cases/{case}/handing-back", done);
  if (!may(me, "POST /staff/cases/{case}/taking") || of.desk === null) return null;
  const mine = of.taken_by?.number === me.number;
  if (of.taken_by && !mine) return null;
  const deed = mine ? back : take;
  return (
    <span class="hand">
      <Button kind="plain small" keys="t" busy={deed.busy} label={`${mine ? queues.handBack : queues.take} ${of.case_number ?? ""}`} onPress={() => void deed.run({ path: { case: of.case }, body: {} })}>
        {mine ? queues.handBack : queues.take}
      </Button>
      {deed.failed && <span class="field-error" role="alert">{deed.failed.said}</span>}
    </span>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Purpose } from "../../api/routes";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { Panel } from "../deeds/Panel";
import { useWrite } from "../../common/write";
import { CaseCodes } from "./CaseCodes";

interface Props extends ActionProps {
  readonly route: "POST /staff/cases/{case}/store-code" | "POST /staff/cases/{case}/recall-code";
  readonly purpose: Purpose;
  readonly title: string;
  readonly about: string;
  readonly sure?: string;
}

/** A code for the door where a result is to lie or lies, and the code itself. */
export function CodeDeed({ of, done, route, purpose, title, about, sure }: Props): ComponentChildren {
  const [made, count] = useState(0);
  const write = useWrite(route, () => {
    count(made + 1);
    done();
  });
  const form = useForm(`${purpose}-code.${of.case}`, { first: {}, failed: write.failed });
  return (
    <Panel title={title}>
      <p>{about}</p>
      <CaseCodes key={made} of={of.case} purpose={purpose} made={made} />
      <DeedForm form={form} button={title} sure={sure} deed={write} onSend={() => write.run({ path: { case: of.case } })} />
    </Panel>
  );
}

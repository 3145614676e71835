import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { CaseFile, DocumentSeen, Material, ReasonsListed } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { Awaited } from "../../common/parts/States";
import { colon, said } from "../../common/words";
import { ShowContext } from "../case/showing";
import type { ActionProps } from "../deeds/action";
import { DeedForm } from "../deeds/DeedForm";
import { type Form, useForm } from "../deeds/form";
import { useDesk } from "../deeds/words";
import { useWrite } from "../../common/write";

const OWN = "other";

/** Judged with the reasons that the centre lists now. */
export function PreReview(given: ActionProps): ComponentChildren {
  const listed = useRoute("GET /staff/reasons", {});
  return <Awaited of={listed}>{({ pre_review }) => <Review {...given} listed={pre_review} />}</Awaited>;
}

type Listed = ReasonsListed["pre_review"];

/** Each uploaded material is fine or goes back with its reason; the case passes where all are. */
function Review({ of, done, listed }: ActionProps & { readonly listed: Listed }): ComponentChildren {
  const { review } = useDesk().file;
  const judge = useWrite("POST /staff/cases/{case}/pre-review", done);
  const asked = of.materials.filter((one) => of.documents.some((document) => document.material === one.id));
  const form = useForm<string>(`review.${of.case}`, { first: {}, faults: (given) => missing(asked, given, review.needed), failed: judge.failed });
  const reasons = reasonsOf(asked, form.given);
  const count = Object.keys(reasons).length;
  const body = count ? ({ verdict: "return", reasons } as const) : ({ verdict: "pass" } as const);
  return (
    <DeedForm
      form={form} button={count ? review.send(count) : review.pass} deed={judge} sure={sure(of, reasons, review)}
      {...(count ? { kind: "danger" as const } : {})} onSend={() => judge.run({ path: { case: of.case }, body })}
    >
      <p class="hint">{review.about}</p>
      {asked.map((one) => <Judged key={one.id} of={one} documents={of.documents.filter(({ material }) => material === one.id)} form={form} listed={listed} />)}
    </DeedForm>
  );
}

type Reasons = Readonly<Record<string, string>>;

interface JudgedProps {
  readonly of: Material;
  readonly documents: readonly DocumentSeen[];
  readonly form: Form<string>;
  readonly listed: Listed;
}

/** The value of a choice is what the applicant is sent: it stays so when the list changes meanwhile. */
function Judged({ of, documents, form, listed }: JudgedProps): ComponentChildren {
  const show = useContext(ShowContext);
  const { review } = useDesk().file;
  const chosen = form.given[of.id] ?? "";
  const own = `${of.id}-own`;
  return (
    <div class="judged stack" role="group" aria-label={said(of.name)}>
      <p class="row spread">
        <b>{said(of.name)}</b>
        <span class="row">
          {documents.map((one) => <button type="button" class="link-button" key={one.id} onClick={() => show(one)}>{one.name}</button>)}
        </span>
      </p>
      <label>
        <span class="visually-hidden">{said(of.name)}{colon()}{review.reason}</span>
        <select id={`${form.id}-${of.id}`} class="input" value={chosen} onChange={(event) => form.set(of.id, event.currentTarget.value)}>
          <option value="">{review.fine}</option>
          {listed.map((one) => <option key={one.zh} value={one.zh}>{said(one)}</option>)}
          {chosen && chosen !== OWN && !listed.some((one) => one.zh === chosen) && <option value={chosen}>{chosen}</option>}
          <option value={OWN}>{review.other}</option>
        </select>
      </label>
      {chosen && <Field {...form.field(own)} value={form.given[own] ?? ""} label={review.own} />}
    </div>
  );
}

function missing(asked: readonly Material[], given: Reasons, needed: string): Record<string, string | false> {
  return Object.fromEntries(asked.map((one) => [`${one.id}-own`, given[one.id] === OWN && !given[`${one.id}-own`]?.trim() && needed]));
}

/** What the applicant will read for each material that goes back. */
function reasonsOf(asked: readonly Material[], given: Reasons): Reasons {
  const found = asked.flatMap((one) => {
    const chosen = given[one.id];
    if (!chosen) return [];
    const own = given[`${one.id}-own`]?.trim() ?? "";
    const words = chosen === OWN ? own : [chosen, own].filter(Boolean).join("。");
    return [[one.id, words] as const];
  });
  return Object.fromEntries(found);
}

function sure(of: CaseFile, reasons: Reasons, words: { readonly passSure: string; readonly sendSure: string }): string {
  const lines = of.materials.flatMap((one) => (reasons[one.id] ? [`${said(one.name)}：${reasons[one.id]}`] : []));
  return lines.length ? `${words.sendSure} ${lines.join("；")}` : words.passSure;
}

import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { usePortal } from "../words";

/** What went back and why, and what staff still owe to the applicant. */
export function Returned({ of }: { readonly of: CaseView }): ComponentChildren {
  const { case: words } = usePortal();
  const back = of.materials.filter((one) => of.returned[one.id]);
  return (
    <>
      {of.state === "returned" && (
        <section class="notice warn stack">
          <h2>{words.returned.title}</h2>
          <ul class="stack">
            {back.map((one) => <li key={one.id}><b>{said(one.name)}</b><br />{of.returned[one.id]}</li>)}
          </ul>
        </section>
      )}
      {of.to_return && (
        <section class="notice stack">
          <h2>{words.toReturn.title}</h2>
          <p>{words.toReturn.about(said(of.to_return.where), moment(of.to_return.until))}</p>
          <p>{of.to_return.how.map((how) => words.toReturn[how as "counter" | "mail"]).join(" ")}</p>
        </section>
      )}
    </>
  );
}

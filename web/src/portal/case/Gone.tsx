import type { ComponentChildren } from "preact";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { usePortal } from "../words";
import { Now } from "./Now";

/** A code that has served, or none yet: what became of the case is said here, at once. */
export function Gone({ id }: { readonly id: string }): ComponentChildren {
  const { case: words } = usePortal();
  const found = useRoute("GET /cases/{case}", { path: { case: id } }, { every: 5 });
  return (
    <Awaited of={found}>
      {(of) => (
        <>
          <p class="notice" role="status">{words.code.gone}</p>
          <Now of={of} />
          <p class="row">
            <a class="button" href={href("cases", id)}>{words.code.toCase}</a>
            {of.case_number && <a class="button plain" href={href("receipts", id)}>{words.actions.receipts}</a>}
          </p>
        </>
      )}
    </Awaited>
  );
}

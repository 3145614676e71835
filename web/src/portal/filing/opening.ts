import type { ItemGuide, PartyKind, Profile } from "../../api/routes";
import type { Deed } from "../../common/loading";
import { go, href } from "../../common/router";
import { useCentre } from "../centre";
import { useOnce } from "../case/form";
import type { Given } from "../../common/api";

type Open = Given<"POST /cases">;

/** For whom a draft shall be opened; kept in the address, so that Back and another tab know it too. */
export interface Applicant {
  readonly kind: PartyKind;
  readonly uscc?: string;
}

/** The page after one that is answered: who I am where nobody knows it yet, else the draft is opened. */
export function useOpening(of: ItemGuide): { readonly open: Deed<[Open]>; next(me: Profile, who: Applicant): void } {
  const { centre } = useCentre();
  const open = useOnce("POST /cases", (made) => go(href("filing", made.case)));
  const next = (me: Profile, who: Applicant): void => {
    if (me.id_number) void open.run({ body: { centre, item: of.item, applicant: applicantOf(who) } });
    else go(`${href("file", of.item, "identity")}?kind=${who.kind}${who.uscc ? `&uscc=${who.uscc}` : ""}`);
  };
  return { open, next };
}

export const applicantOf = ({ kind, uscc }: Applicant): Applicant => (uscc ? { kind, uscc } : { kind });

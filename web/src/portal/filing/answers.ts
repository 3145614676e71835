import type { CaseView, Channel, ItemGuide, Material } from "../../api/routes";
import { useTyped } from "../../common/keeping";

/** How the result shall come back, as it is chosen before the submission. */
export interface Collect {
  readonly channel: Channel | "";
  readonly cabinet: string;
  readonly address: string;
}

/** Kept in this browser until it is submitted; a returned case begins with what was chosen before. */
export function useCollect(of: CaseView): readonly [Collect, (next: Collect) => void, () => void] {
  const first: Collect = { channel: of.collecting ?? "", cabinet: of.collecting_cabinet ?? "", address: "" };
  const [kept, keep, forget] = useTyped(`collect.${of.case}`, JSON.stringify(first));
  return [JSON.parse(kept) as Collect, (next) => keep(JSON.stringify(next)), forget];
}

export const isComplete = ({ channel, cabinet, address }: Collect): boolean =>
  channel === "window" || (channel === "locker" && cabinet !== "") || (channel === "mail" && address.trim() !== "");

/** The day of the public notice, for an item that needs one. */
export const useNotice = (of: CaseView): ReturnType<typeof useTyped> => useTyped(`notice.${of.case}`, of.notice_from ?? "");

/** Materials that are uploaded, in the item's order; those that nobody needs are left out. */
export const uploadsOf = (item: ItemGuide): readonly Material[] => item.materials.filter((one) => one.upload && item.asked.includes(one.id));

export const papersOf = (item: ItemGuide): readonly Material[] => item.materials.filter((one) => !one.upload && item.asked.includes(one.id));

export const filesOf = (of: CaseView, material: string): CaseView["documents"] => of.documents.filter((one) => one.material === material);

import type { CaseView, Channel, DocumentSeen, Material } from "../../api/routes";
import { useTyped } from "../../common/keeping";
import { href } from "../../common/router";

/** A case that its applicant fills in: `notice` days of public notice come before, `locker` says whether one may serve. */
export interface Draft {
  readonly view: CaseView;
  readonly notice: number;
  readonly locker: boolean;
  again(): void;
}

export const uploadsOf = (view: CaseView): readonly Material[] => view.materials.filter((one) => one.upload);
/** What was announced and never came is no file. */
export const filesOf = (view: CaseView, material: string): readonly DocumentSeen[] => view.documents.filter((one) => one.arrived && one.material === material);
export const pageOf = (view: CaseView, ...part: readonly string[]): string => href("filing", view.case, ...part);

export type Standing = "missing" | "there" | "wrong" | "mended";

/** How a material stands. What came back wrong is mended by a file that is newer than its return. */
export function standingOf(view: CaseView, material: string): Standing {
  const files = filesOf(view, material);
  if (!files.length) return view.returned[material] ? "wrong" : "missing";
  if (!view.returned[material]) return "there";
  const stands = view.pre_review?.stands;
  const since = stands?.reason === "returned" ? stands.since : 0;
  return since > 0 && files.some((one) => one.at > since) ? "mended" : "wrong";
}

export const isReady = (standing: Standing): boolean => standing === "there" || standing === "mended";

/** How the result shall come back, as it was chosen here and not sent yet. */
export interface Choice {
  readonly channel: Channel | "";
  readonly cabinet: string;
  readonly low: boolean;
  readonly address: string;
  readonly from: string;
  set(what: "channel" | "cabinet" | "low" | "address" | "from", value: string): void;
  forget(): void;
}

export function useChoice({ view, locker }: Draft): Choice {
  const of = (name: string): string => `filing.${view.case}.${name}`;
  const kept = view.collecting && (locker || view.collecting !== "locker") ? view.collecting : "";
  const [channel, ...channels] = useTyped(of("channel"), kept);
  const [cabinet, ...cabinets] = useTyped(of("cabinet"), view.collecting_cabinet ?? "");
  const [low, ...lows] = useTyped(of("low"), view.collecting_reach === "low" ? "yes" : "");
  const [address, ...addresses] = useTyped(of("address"));
  const [from, ...froms] = useTyped(of("from"), view.notice_from ?? "");
  const all = { channel: channels, cabinet: cabinets, low: lows, address: addresses, from: froms } as const;
  return {
    channel: channel as Channel | "", cabinet, low: low === "yes", address, from,
    set: (what, value) => all[what][0](value),
    forget: () => Object.values(all).forEach(([, forget]) => forget()),
  };
}

/** Whether the choice is whole. */
export function isChosen({ channel, cabinet, address }: Choice): boolean {
  return channel === "window" || (channel === "locker" && cabinet !== "") || (channel === "mail" && address.trim() !== "");
}

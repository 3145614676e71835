import type { Upload as Limits } from "../../api/routes";
import type { Portal } from "../../words/portal.zh";

const KINDS: Readonly<Record<string, string>> = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png" };
export const MEGABYTE = 1024 * 1024;

/** The kind by the file's ending where the phone does not say it. */
export function kindOf(file: File): string {
  const ending = file.name.toLowerCase().split(".").at(-1) ?? "";
  return file.type || (KINDS[ending === "jpeg" ? "jpg" : ending] ?? "");
}

/** What the file field offers. */
export const accepted = ({ types }: Limits): string => types.map((one) => KINDS[one] ?? "").join(",");

/** Why a file cannot be taken, in words, before anything is sent; "" for one that can. */
export function unfit(file: File, limits: Limits, words: Portal["filing"]): string {
  if (!accepted(limits).split(",").includes(kindOf(file))) return words.badType(file.name, limits.types.join("、"));
  if (file.size === 0) return words.emptyFile(file.name);
  if (file.size > limits.max_megabytes * MEGABYTE) return words.tooLarge(file.name, megabytes(file.size), limits.max_megabytes);
  return "";
}

export const megabytes = (size: number): string => (size / MEGABYTE).toFixed(1);

export function sizeOf(size: number): string {
  return size < MEGABYTE ? `${Math.max(1, Math.round(size / 1024))} KB` : `${megabytes(size)} MB`;
}

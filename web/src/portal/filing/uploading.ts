import type { UploadForm } from "../../api/routes";
import { call } from "../../common/api";
import { offline, unanswered } from "../../common/refusal";

export const KINDS: Readonly<Record<string, string>> = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png" };
const MEGABYTE = 1_000_000;

/** Why a file cannot be taken, by the word of its sentence; null where it can. */
export function fault(file: File, types: readonly string[], most: number): "type" | "big" | "empty" | null {
  if (!types.some((type) => KINDS[type] === file.type)) return "type";
  if (file.size === 0) return "empty";
  return file.size > most * MEGABYTE ? "big" : null;
}

/** A photo that is too large is made smaller, as the phone's own share sheet does; everything else stays as it is. */
export async function fitted(file: File, most: number): Promise<File> {
  if (file.size <= most * MEGABYTE || !file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, 3000 / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return made ? new File([made], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
}

/** Announces the file and sends it straight to the store; what did not arrive is taken out again. Raises Refusal. */
export async function upload(id: string, material: string, file: File, onPart: (part: number) => void): Promise<void> {
  const added = await call("POST /cases/{case}/documents", { path: { case: id }, body: { material, name: file.name.slice(-200), type: file.type, size: file.size } });
  try {
    await posted(added.upload, file, onPart);
  } catch (error) {
    await call("POST /cases/{case}/documents/{document}/removal", { path: { case: id, document: added.document } }).catch(() => undefined);
    throw error;
  }
}

/** XMLHttpRequest, because fetch does not tell how far an upload is. */
function posted(form: UploadForm, file: File, onPart: (part: number) => void): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", file);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => onPart(event.total ? event.loaded / event.total : 0));
    request.addEventListener("load", () => (request.status < 300 ? done() : fail(unanswered(request.status))));
    request.addEventListener("error", () => fail(offline()));
    request.addEventListener("timeout", () => fail(offline()));
    request.timeout = 5 * 60_000;
    request.open("POST", form.url);
    request.send(body);
  });
}

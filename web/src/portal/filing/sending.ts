import type { UploadForm } from "../../api/routes";
import { offline, Refusal } from "../../common/refusal";

const STILL = 60_000;

/** Straight to the bucket by its form, telling the share that has gone. Raises Refusal. */
export function sendForm({ url, fields }: UploadForm, file: File, onShare: (share: number) => void, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    // No end for the whole: a slow line may take its time as long as something goes through.
    let still = setTimeout(() => request.abort(), STILL);
    request.upload.addEventListener("progress", (event) => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), STILL);
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(still);
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(request.status ? refused(request.status) : offline());
    });
    stop.addEventListener("abort", () => request.abort());
    request.open("POST", url);
    request.send(formOf(fields, file));
  });
}

/** The bucket wants the file last. */
function formOf(fields: Readonly<Record<string, string>>, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return form;
}

const refused = (status: number): Refusal =>
  new Refusal("UPLOAD_REFUSED", status, {
    zh: "文件没有传成功，请重试；若多次失败，请重新选择文件。",
    en: "The file did not arrive. Try again; if it fails again, choose the file anew.",
  });

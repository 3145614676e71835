const WIDEST = 3000;
const QUALITY = 0.85;

/** A photo that is larger than `most` bytes is made smaller, as a phone does before it shares one; all else stays. */
export async function fitted(file: File, most: number): Promise<File> {
  if (file.size <= most || !file.type.startsWith("image/")) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return made ? new File([made], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
}

// Files that a power cut leaves whole: the old content or the new one.
import fs from "node:fs";
import path from "node:path";

export function write(file, value) {
  const building = `${file}.new`;
  const handle = fs.openSync(building, "w", 0o600);
  fs.writeSync(handle, JSON.stringify(value));
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(building, file);
  const folder = fs.openSync(path.dirname(file), "r");
  fs.fsyncSync(folder);
  fs.closeSync(folder);
}

export const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null);

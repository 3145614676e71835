// Unpacks the Chromium of the package into TMPDIR, with the libraries that a bare machine lacks; prints where it is.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import chromium, { inflate } from "@sparticuz/chromium";

const require = createRequire(import.meta.url);
const bin = join(dirname(dirname(require.resolve("@sparticuz/chromium"))), "bin");
await inflate(join(bin, "al2023.tar.br"));
console.log(await chromium.executablePath(bin));

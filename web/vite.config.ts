import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

/** Where the API of the running stack is, for work on a page; a build needs none. */
function stack(): string | undefined {
  try {
    return (JSON.parse(readFileSync(process.env["XINBAO_STACK"] ?? "../.local/stack.json", "utf8")) as { api: string }).api;
  } catch {
    return undefined;
  }
}

const api = stack();
const PAGES = /^\/(src|@|node_modules|(portal|desk|kiosk|board)\.html)/;

// Relative addresses, because the same files stand behind a stage path, a domain and the cabinet's own port.
export default defineConfig({
  base: "./",
  server: api
    ? { proxy: { "/": { target: new URL(api).origin, changeOrigin: true, rewrite: (path) => new URL(api).pathname + path, bypass: (request) => (PAGES.test(request.url ?? "") ? request.url : undefined) } } }
    : {},
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { portal: "portal.html", desk: "desk.html", kiosk: "kiosk.html", board: "board.html" } },
  },
});

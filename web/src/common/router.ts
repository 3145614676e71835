import { useEffect, useState } from "preact/hooks";

/** Where we are: `#/cases/c1?step=2` is the path ["cases", "c1"] with the query step=2. */
export interface Place {
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

export function placeOf(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

/** A mistyped address is one of nothing, and no error. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A link inside the face: `href("cases", id)`. Hash routes survive stage paths and keep case ids out of logs. */
export function href(...path: readonly string[]): string {
  return `#/${path.map(encodeURIComponent).join("/")}`;
}

export function go(to: string): void {
  location.hash = to.replace(/^#/, "");
}

/** Replaces the page in the history, so that Back does not return to it. */
export function replace(to: string): void {
  history.replaceState(null, "", to);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function usePlace(): Place {
  const [hash, set] = useState(location.hash);
  useEffect(() => {
    const moved = (): void => set(location.hash);
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return placeOf(hash);
}

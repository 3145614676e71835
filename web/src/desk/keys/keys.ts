import { useEffect } from "preact/hooks";
import { go, href, type Place } from "../../common/router";

const OFF = "desk.keys";

/** Single-letter keys may be turned off: speech input presses them by chance (WCAG 2.1.4). */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== "off";
  } catch {
    return true;
  }
}

export function setKeys(on: boolean): void {
  try {
    localStorage.setItem(OFF, on ? "on" : "off");
  } catch {
    /* as long as the page lives they stay as they were */
  }
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** `/` search, `j` and `k` through the rows of a table, Enter opens (the row's own link has the focus), `?` help. */
export function useKeys(_place: Place): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
      if (document.querySelector("dialog[open]")) return;
      if (/^\d$/.test(event.key)) toSearch();
      const deed = KEYS[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

const KEYS: Readonly<Record<string, () => void>> = {
  "/": () => toSearch(),
  "?": () => go(href("keys")),
  j: () => step(1),
  k: () => step(-1),
  t: () => take(),
};

/** A scanner types wherever the focus is: its first digit, and all that follow, come into the search. */
function toSearch(): void {
  const search = document.getElementById("search");
  search?.focus();
  if (search instanceof HTMLInputElement) search.select();
}

const HAND = "[aria-keyshortcuts='t']";

/** In a queue the row that has the focus, on a case's page the case; never a row that nobody has chosen. */
function take(): void {
  const row = document.activeElement?.closest("table.rows tr");
  const hand = row ? row.querySelector<HTMLElement>(HAND) : document.querySelector<HTMLElement>(`.about ${HAND}`);
  hand?.click();
}

/** The next or the former row's link; the first where none has the focus. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>("table.rows tbody tr :is(th, td):first-child a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

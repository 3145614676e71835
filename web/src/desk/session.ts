import { base } from "../common/api";
import { Session } from "../common/session";

export const session = new Session("staff-session");

const RETURN = "desk.return";

/** To the issuer's page; afterwards the desk opens where it was. */
export function signIn(): void {
  try {
    if (!location.hash.startsWith("#/sign-in")) sessionStorage.setItem(RETURN, location.hash);
  } catch {
    /* it opens at its first page then */
  }
  location.assign(`${base()}staff-session/begin?at=${encodeURIComponent(base())}`);
}

/** Where the desk was before somebody was sent to the issuer's page; told once. */
export function returned(): string | null {
  try {
    const place = sessionStorage.getItem(RETURN);
    sessionStorage.removeItem(RETURN);
    return place;
  } catch {
    return null;
  }
}

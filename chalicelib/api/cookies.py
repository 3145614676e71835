"""Cookies of sessions, and whether a request comes from a page of ours.

`__Host-` lets no other host and no unencrypted page set them; SameSite=Strict lets no other site send them.
"""

from urllib.parse import urlsplit

from chalicelib.api.call import Call
from chalicelib.config import optional
from chalicelib.domain.people.session import LIFETIMES, SessionKind
from chalicelib.errors import NotAllowed

NAMES = {SessionKind.APPLICANT: "__Host-xb", SessionKind.STAFF: "__Host-xs"}
STATE = "__Host-xo"
STATE_SECONDS = 600
MARK = "x-xinbao"


def of_session(kind: SessionKind, secret: str) -> str:
    return f"{NAMES[kind]}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={LIFETIMES[kind]}"


def gone(kind: SessionKind) -> str:
    return f"{NAMES[kind]}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"


def of_state(state: str) -> str:
    """Lax: the way back from the issuer begins on the issuer's site."""
    return f"{STATE}={state}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={STATE_SECONDS}"


def state_gone() -> str:
    return f"{STATE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"


def given(call: Call, name: str) -> str | None:
    """The value of one cookie of the request."""
    pairs = (part.strip().partition("=") for part in call.header("cookie").split(";"))
    return next((value for key, _, value in pairs if key == name and value), None)


def require_own_page(call: Call) -> None:
    """Raises NotAllowed (FOREIGN_PAGE): neither a form nor a script of another site can send the mark."""
    if call.header(MARK) != "1" or not _same_origin(call):
        raise NotAllowed("FOREIGN_PAGE")


def _same_origin(call: Call) -> bool:
    """As the browser says; where it is too old to say, by the page's origin.

    What stands before the API may give it a host name of its own: then the page is at an address of WEB_ORIGINS.
    """
    if site := call.header("sec-fetch-site"):
        return site == "same-origin"
    named = (optional("WEB_ORIGINS") or "").split(",")
    hosts = {call.header("host"), *(urlsplit(origin).netloc for origin in named)} - {""}
    return urlsplit(call.header("origin")).netloc in hosts

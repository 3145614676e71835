"""What applicants' and staff's browsers have in common: the session of a cookie, and signing out."""

from chalicelib.api import cookies
from chalicelib.api.bodies import Body
from chalicelib.api.call import Call
from chalicelib.domain.people.session import Session, SessionKind
from chalicelib.replies.browser import NOBODY, Granted, WithCookie
from chalicelib.usecases.parts import sessions


class Ending(Body, frozen=True, kw_only=True):
    """`everywhere`: also on every other device."""

    everywhere: bool = False


def live(call: Call, kind: SessionKind) -> Session | None:
    """The session of the cookie. Raises NotAllowed (FOREIGN_PAGE)."""
    cookies.require_own_page(call)
    return sessions.live(cookies.given(call, cookies.NAMES[kind]), kind, call.now)


def ended(call: Call, kind: SessionKind, ending: Ending) -> WithCookie[Granted]:
    """Signed out, here or everywhere. Raises NotAllowed (FOREIGN_PAGE, SESSION_ENDED)."""
    cookies.require_own_page(call)
    sessions.end(cookies.given(call, cookies.NAMES[kind]), kind, ending.everywhere, call.now)
    return WithCookie(body=NOBODY, cookie=cookies.gone(kind))

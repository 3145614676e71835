"""Staff's browsers: signed in at the issuer's page, renewed by the cookie, signed out here and everywhere."""

from chalicelib.api import cookies
from chalicelib.api.bodies import Query
from chalicelib.api.call import Call
from chalicelib.api.public import browsers
from chalicelib.api.public.browsers import Ending
from chalicelib.api.routing import By, route
from chalicelib.domain.people.session import SHORT, Session, SessionKind, short_since
from chalicelib.replies.browser import NOBODY, Granted, Redirect, WithCookie
from chalicelib.usecases.parts import sessions

KIND = SessionKind.STAFF


class Begin(Query, frozen=True, kw_only=True):
    """`at`: where the page that asks is, up to its last slash."""

    at: str = ""


class Back(Query, frozen=True, kw_only=True):
    """What the issuer sends along (RFC 6749, 4.1.2)."""

    state: str = ""
    code: str = ""
    error: str = ""


@route("GET", "/staff-session/begin", By.ANYBODY, query=Begin, reply=Redirect, errors=("STATE_MOVED_ON",))
def begin(call: Call, asked: Begin) -> Redirect:
    """Sends the browser to the staff's issuer to sign in there."""
    # Here: the issuer's libraries are slow to load, and few requests need them.
    from chalicelib.usecases.staff import signing_in

    try:
        found = signing_in.begin(asked.at, call.now)
    except signing_in.NotSignedIn as error:
        return _desk(f"#/sign-in?why={error.why}")
    # Here, because on the way back from the issuer's site a strict cookie is not sent.
    sessions.end_here(cookies.given(call, cookies.NAMES[KIND]), KIND, call.now)
    return Redirect(to=found.address, cookies=(cookies.of_state(found.state),))


@route("GET", "/staff-session/arrival", By.ANYBODY, query=Back, reply=Redirect, errors=("STATE_MOVED_ON",))
def finish(call: Call, back: Back) -> Redirect:
    """Where the issuer sends the browser back to: signed in, and on to the desk."""
    from chalicelib.usecases.staff import signing_in

    try:
        if back.error:
            raise signing_in.NotSignedIn("refused")
        made = signing_in.finish(back.state, cookies.given(call, cookies.STATE), back.code, call.now)
    except signing_in.NotSignedIn as error:
        return _desk(f"#/sign-in?why={error.why}", cookies.state_gone())
    return _desk("", cookies.state_gone(), cookies.of_session(KIND, made.secret))


@route("POST", "/staff-session/renewal", By.ANYBODY, reply=Granted, keyed=False, errors=("FOREIGN_PAGE",))
def renew(call: Call) -> Granted:
    """A new token for fifteen minutes against the cookie; nulls where nobody is signed in."""
    session = browsers.live(call, KIND)
    return _granted(session, call.now) if session else NOBODY


@route(
    "POST",
    "/staff-session/ending",
    By.ANYBODY,
    body=Ending,
    reply=WithCookie[Granted],
    keyed=False,
    errors=("FOREIGN_PAGE", "SESSION_ENDED", "STATE_MOVED_ON"),
)
def end(call: Call, ending: Ending) -> WithCookie[Granted]:
    """Signs out of the desk; tokens that were given out end within fifteen minutes."""
    return browsers.ended(call, KIND, ending)


def _desk(hash_: str, *set_cookies: str) -> Redirect:
    """Relative to /staff-session/…, so that it holds behind every address."""
    return Redirect(to=f"../desk{hash_}", cookies=set_cookies)


def _granted(session: Session, now: int) -> Granted:
    from chalicelib.gateways import staff_short_tokens

    assert session.staff is not None  # every session of staff has who they are
    since = short_since(session, now)
    token = staff_short_tokens.rendered(session.staff, since)
    return Granted(who=session.who, token=token, expires=since + SHORT, session_ends=session.until)

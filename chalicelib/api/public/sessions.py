"""Applicants' browsers: signed in by a code, renewed by the cookie, signed out here and everywhere."""

from chalicelib.api import cookies
from chalicelib.api.call import Call
from chalicelib.api.public import browsers
from chalicelib.api.public.browsers import Ending
from chalicelib.api.public.signing_in import ANYBODY, CodeGiven
from chalicelib.api.routing import By, route
from chalicelib.domain.people.session import SHORT, Session, SessionKind, short_since
from chalicelib.gateways import applicant_tokens
from chalicelib.replies.browser import NOBODY, Granted, WithCookie
from chalicelib.replies.people import CodeTried
from chalicelib.usecases.applicant import signing_in
from chalicelib.usecases.parts import sessions
from chalicelib.usecases.parts.perform import perform_once

KIND = SessionKind.APPLICANT


@route(
    "POST",
    "/session",
    By.ANYBODY,
    body=CodeGiven,
    reply=WithCookie[Granted],
    errors=("FOREIGN_PAGE", "SIGN_IN_REFUSED"),
)
def begin(call: Call, given: CodeGiven) -> WithCookie[Granted]:
    """Signs a browser in against the six digits; the long token is in a cookie that no script can read."""
    cookies.require_own_page(call)
    tried = perform_once(CodeTried, lambda: signing_in.enter(given.challenge, given.code, call.now), call.key(ANYBODY))
    if tried.party is None or call.now >= tried.issued + SHORT:
        raise signing_in.refused()
    # Since the code was entered: the same request again begins nothing that a sign-out everywhere has ended.
    made = sessions.begin(KIND, tried.party, tried.issued, before=cookies.given(call, cookies.NAMES[KIND]))
    if sessions.live(made.secret, KIND, call.now) is None:
        raise signing_in.refused()
    return WithCookie(body=_granted(made.session, call.now), cookie=cookies.of_session(KIND, made.secret))


@route("POST", "/session/renewal", By.ANYBODY, reply=Granted, keyed=False, errors=("FOREIGN_PAGE",))
def renew(call: Call) -> Granted:
    """A new token for fifteen minutes against the cookie; nulls where nobody is signed in."""
    session = browsers.live(call, KIND)
    return _granted(session, call.now) if session else NOBODY


@route(
    "POST",
    "/session/ending",
    By.ANYBODY,
    body=Ending,
    reply=WithCookie[Granted],
    keyed=False,
    errors=("FOREIGN_PAGE", "SESSION_ENDED", "STATE_MOVED_ON"),
)
def end(call: Call, ending: Ending) -> WithCookie[Granted]:
    """Signs out; tokens that were given out end within fifteen minutes."""
    return browsers.ended(call, KIND, ending)


def _granted(session: Session, now: int) -> Granted:
    since = short_since(session, now)
    token = applicant_tokens.rendered(session.who, since, SHORT)
    return Granted(who=session.who, token=token, expires=since + SHORT, session_ends=session.until)

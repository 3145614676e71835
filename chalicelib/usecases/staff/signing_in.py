"""Staff sign in at their issuer's page, with whatever second factor it asks for, and come back to the desk."""

import hmac

import msgspec

from chalicelib.config import optional
from chalicelib.domain.base.durations import MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.people.session import PendingSignIn, SessionKind
from chalicelib.domain.people.staff import Staff
from chalicelib.gateways import oidc, staff_tokens
from chalicelib.store import catalogue
from chalicelib.usecases.parts import sessions
from chalicelib.usecases.parts.perform import Decision, perform
from chalicelib.usecases.parts.sessions import NewSession

BACK = "staff-session/arrival"
PATIENCE = 10 * MINUTE


class Asked(msgspec.Struct, frozen=True):
    """`state` goes with the browser, in a cookie and around by the issuer: both must come back the same."""

    state: str
    address: str


class NotSignedIn(Exception):
    """`why` is the word by which the desk tells it: expired, refused, unreachable, no-role, address."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def begin(at: str, now: int) -> Asked:
    """`at`: where our pages are, with a slash at its end. Raises NotSignedIn."""
    if not _is_ours(at):
        raise NotSignedIn("address")
    state, nonce = sessions.secret(), sessions.secret()
    pending = PendingSignIn(at=at, verifier=sessions.secret(), nonce=nonce, until=now + PATIENCE)
    try:
        address = oidc.authorize_url(at + BACK, state, nonce, pending.verifier)
    except staff_tokens.IssuerUnreachable as error:
        raise NotSignedIn("unreachable") from error
    perform(lambda: Decision([sessions.plan_pending(state, pending)], None))
    return Asked(state, address)


def finish(state: str, of_cookie: str | None, code: str, now: int) -> NewSession:
    """The session of whoever the issuer says it is. Raises NotSignedIn."""
    pending = _spent(state, of_cookie, now)
    try:
        staff = staff_tokens.staff_of(oidc.id_token(code, pending.at + BACK, pending.verifier), pending.nonce)
    except staff_tokens.IssuerUnreachable as error:
        raise NotSignedIn("unreachable") from error
    except oidc.CodeRefused as error:
        raise NotSignedIn("refused") from error
    return sessions.begin(SessionKind.STAFF, _with_role(staff).id, now, staff)


def _spent(state: str, of_cookie: str | None, now: int) -> PendingSignIn:
    """Once, and only in the browser that began: a link with somebody else's code signs nobody in."""
    if not of_cookie or not hmac.compare_digest(state.encode(), of_cookie.encode()):
        raise NotSignedIn("expired")
    return perform(lambda: _spending(state, now))


def _spending(state: str, now: int) -> Decision[PendingSignIn]:
    pending = sessions.pending_of(state)
    if pending is None or pending.used or now >= pending.until:
        raise NotSignedIn("expired")
    return Decision([sessions.plan_pending(state, changed(pending, used=True))], pending)


def _with_role(staff: Staff | None) -> Staff:
    if staff is None:
        raise NotSignedIn("refused")
    if not staff.roles:
        raise NotSignedIn("no-role")
    return staff


def _is_ours(at: str) -> bool:
    """Where the API answers, or a web address that the deployment names; the issuer has a list of its own."""
    deployment = catalogue.deployment()
    own = [f"{deployment.api_url.rstrip('/')}/"] if deployment else []
    named = [f"{origin.rstrip('/')}/" for origin in (optional("WEB_ORIGINS") or "").split(",") if origin]
    return at in [*own, *named]

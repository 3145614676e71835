"""A person signed in with a browser: the cookie holds a secret, the row its hash, and both end by themselves."""

from enum import StrEnum

from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.base.entity import Entity
from chalicelib.domain.people.staff import Staff

SHORT = 15 * MINUTE


class SessionKind(StrEnum):
    APPLICANT = "applicant"
    STAFF = "staff"


# From the sign-in on, whatever happens: a shift, and half a day.
LIFETIMES = {SessionKind.APPLICANT: 12 * HOUR, SessionKind.STAFF: 10 * HOUR}


class Session(Entity, frozen=True, kw_only=True):
    """`who` is the party or the member of staff; `staff` as the issuer described them when they signed in."""

    kind: SessionKind
    who: str
    began: int
    until: int
    staff: Staff | None = None
    ended: bool = False


class SignedOutEverywhere(Entity, frozen=True, kw_only=True):
    """Every session of this person that began at `at` or before has ended."""

    at: int


def begun(kind: SessionKind, who: str, now: int, staff: Staff | None = None) -> Session:
    return Session(kind=kind, who=who, began=now, until=now + LIFETIMES[kind], staff=staff)


def short_since(session: Session, now: int) -> int:
    """When a short token counts as given out, so that none outlives its session."""
    return min(now, session.until - SHORT)


def is_live(session: Session, everywhere: SignedOutEverywhere | None, now: int) -> bool:
    """Not ended here, not ended everywhere, not too old."""
    return not session.ended and now < session.until and (everywhere is None or session.began > everywhere.at)


class PendingSignIn(Entity, frozen=True, kw_only=True):
    """Between our page and the issuer's: `at` is where our pages are, `verifier` proves that we asked (RFC 7636)."""

    at: str
    verifier: str
    nonce: str
    until: int
    used: bool = False

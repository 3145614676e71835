"""Sessions of browsers: begun, renewed, ended here and everywhere."""

import hashlib
import os

import msgspec

from chalicelib.domain.base.entity import changed
from chalicelib.domain.people.session import (
    LIFETIMES,
    PendingSignIn,
    Session,
    SessionKind,
    SignedOutEverywhere,
    begun,
    is_live,
)
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import NotAllowed
from chalicelib.store import access
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts.perform import Decision, perform


class NewSession(msgspec.Struct, frozen=True):
    """`secret` is for the cookie alone; at rest there is only its hash."""

    secret: str
    session: Session


def secret() -> str:
    return os.urandom(32).hex()


def begin(kind: SessionKind, who: str, now: int, staff: Staff | None = None, before: str | None = None) -> NewSession:
    """`before`: the cookie that the browser had; a browser has one session at a time."""
    made = NewSession(secret(), begun(kind, who, now, staff))
    return perform(lambda: Decision([plan(made.secret, made.session), *_plan_end_here(before, kind, now)], made))


def live(given: str | None, kind: SessionKind, now: int) -> Session | None:
    """The session of a cookie; None where there is none, where it has ended, or where it is another's kind."""
    session = access.load(_key(given), Session) if given else None
    if session is None or session.kind is not kind:
        return None
    everywhere = access.load(_everywhere(session.who), SignedOutEverywhere)
    return session if is_live(session, everywhere, now) else None


def end(given: str | None, kind: SessionKind, everywhere: bool, now: int) -> None:
    """Ends this session, and with `everywhere` all that this person began before.

    Raises NotAllowed (SESSION_ENDED) where nobody is signed in whose other sessions could end.
    """
    perform(lambda: Decision(_plan_end(given, kind, everywhere, now), None))


def end_here(given: str | None, kind: SessionKind, now: int) -> None:
    """Ends the session of this cookie, if there is one."""
    perform(lambda: Decision(_plan_end_here(given, kind, now), None))


def _plan_end(given: str | None, kind: SessionKind, everywhere: bool, now: int) -> Plan:
    here = _plan_end_here(given, kind, now)
    if not everywhere:
        return here
    session = live(given, kind, now)
    if session is None:
        raise NotAllowed("SESSION_ENDED")
    return [*here, _plan_everywhere(session, now)]


def _plan_end_here(given: str | None, kind: SessionKind, now: int) -> Plan:
    session = live(given, kind, now)
    return [plan(given, changed(session, ended=True))] if session and given else []


def _plan_everywhere(session: Session, now: int) -> Write:
    key = _everywhere(session.who)
    before = access.load(key, SignedOutEverywhere) or SignedOutEverywhere(at=now)
    return access.plan(key, changed(before, at=now), now + LIFETIMES[session.kind])


def plan(given: str, session: Session) -> Write:
    return access.plan(_key(given), session, session.until)


def plan_pending(state: str, pending: PendingSignIn) -> Write:
    return access.plan(_pending(state), pending, pending.until)


def pending_of(state: str) -> PendingSignIn | None:
    return access.load(_pending(state), PendingSignIn)


def _key(given: str) -> str:
    return f"session#{_hash(given)}"


def _everywhere(who: str) -> str:
    return f"signed-out#{who}"


def _pending(state: str) -> str:
    return f"sign-in#{_hash(state)}"


def _hash(given: str) -> str:
    """Secrets of 256 bits need no salt and no slowness."""
    return hashlib.sha256(given.encode()).hexdigest()

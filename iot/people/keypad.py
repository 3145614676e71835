"""A code typed at the keypad: from digits to an open door, or to a sentence that gives nothing away."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from cabinet_contract.codes import is_well_formed, normalise
from cabinet_contract.words import EventType
from iot.doors.opening import Doors
from iot.journal import Journal, events, grants, spent
from iot.journal import doors as journal_doors
from iot.journal.facts import get, put
from iot.people.code_lookup import CodeLookup, Meaning
from iot.people.session import Session
from iot.people.sessions import Sessions
from iot.rules.access import Allowed, Refused
from iot.rules.door_watch import Cause
from iot.rules.lockout import FREE_TRIES, Lockout


@dataclass(frozen=True, slots=True)
class CodeResult:
    """`result` is an Outcome's word, or unanswered, mistyped, refused, locked_out. `session`: where the person goes
    on; `sentence`: what they read there, where the result alone does not say it."""

    result: str
    doors: tuple[str, ...] = ()
    retry_after: int | None = None
    session: str | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _LetIn:
    allowed: Allowed
    session: Session


class Keypad:
    """`now` is the trusted clock."""

    def __init__(
        self, lookup: CodeLookup, journal: Journal, *, doors: Doors, sessions: Sessions, now: Callable[[], float]
    ) -> None:
        self._lookup = lookup
        self._journal = journal
        self._doors = doors
        self._sessions = sessions
        self._now = now
        self._one_code = asyncio.Lock()

    @property
    def lockout(self) -> Lockout:
        kept = Lockout(**get(self._journal.db, "lockout") or {})
        lockout = kept.as_of(self._now())
        if lockout != kept:
            # Written down, or it would begin anew with every look.
            with self._journal.transaction() as db:
                put(db, "lockout", asdict(lockout))
        return lockout

    async def type(self, typed: str) -> CodeResult:
        code = normalise(typed)
        if not is_well_formed(code):
            return CodeResult("mistyped")
        since = time.monotonic()
        with self._doors.hurrying():
            # One at a time: two requests with one code must not both find it unused, nor share one free try.
            async with self._one_code:
                decided = await self._decide(code)
            return decided if isinstance(decided, CodeResult) else await self._open(decided, since)

    async def _decide(self, code: str) -> _LetIn | CodeResult:
        if not self.lockout.may_try(self._now()):
            return _locked_out(self.lockout, self._now())
        meaning = await self._lookup.meaning(code)
        lockout, now, judged = self.lockout, self._now(), meaning.judged
        if isinstance(judged, Allowed) and (judged.staff or not lockout.holds(now)):
            return self._use(judged, meaning, now)
        if lockout.holds(now):
            return self._slowed(lockout, now)
        return self._refuse(judged, lockout, now)

    def _use(self, allowed: Allowed, meaning: Meaning, now: float) -> _LetIn | CodeResult:
        """That the grant is used, its event and the pulse to come are one transaction before the pulse: a code opens at
        most once."""
        first = allowed.doors[0]
        with self._journal.transaction() as db:
            if not grants.use(db, allowed.grant, now):
                return CodeResult("refused")
            for replaced in meaning.replaced:
                grants.use(db, replaced, now)
            body = {"grant": allowed.grant, "door": first, "doors": list(allowed.doors)}
            number = events.append(db, now, EventType.GRANT_USED, **body)
            spent.spend(db, self._journal.lineage, allowed.doors, allowed.purpose, grant=allowed.grant, number=number)
            journal_doors.pulsing(db, first, Cause("grant", allowed.grant), now)
            if not allowed.staff:
                put(db, "lockout", asdict(Lockout()))
        session = self._sessions.begin(allowed.grant, allowed.purpose, meaning.verifier, allowed.doors)
        return _LetIn(allowed, session)

    def _refuse(self, refused: Allowed | Refused, lockout: Lockout, now: float) -> CodeResult:
        assert isinstance(refused, Refused)
        after = lockout.after_failure(now)
        with self._journal.transaction() as db:
            body = {"grant": refused.grant} if refused.grant else {}
            events.append(db, now, EventType.CODE_REFUSED, reason=refused.reason, **body)
            put(db, "lockout", asdict(after))
            if after.failures >= FREE_TRIES:
                events.append(db, now, EventType.LOCKED_OUT, until=after.until, failures=after.failures)
        return CodeResult("refused", retry_after=after.retry_after(now) or None)

    def _slowed(self, lockout: Lockout, now: float) -> CodeResult:
        with self._journal.transaction() as db:
            put(db, "lockout", asdict(lockout.after_locked_try(now)))
        return _locked_out(lockout, now)

    async def _open(self, let_in: _LetIn, since: float) -> CodeResult:
        (first, *others), session = let_in.allowed.doors, let_in.session
        result = await self._sessions.open(session, first, since)
        if others:
            self._doors.open_in_turn(others, session.cause, first)
        if result is None:
            sentence = session.sentence(self._sessions.online)
            return CodeResult("unanswered", let_in.allowed.doors, session=session.id, sentence=sentence)
        return CodeResult(str(result), let_in.allowed.doors, session=session.id)


def _locked_out(lockout: Lockout, now: float) -> CodeResult:
    return CodeResult("locked_out", retry_after=lockout.retry_after(now))

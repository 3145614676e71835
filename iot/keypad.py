"""A code typed at the keypad: from digits to an open door, or to a sentence that gives nothing away."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass

from cabinet_contract.codes import is_well_formed, normalise, verifier
from cabinet_contract.words import EventType
from iot.doors import Doors
from iot.identity import Identity
from iot.journal import Journal, events, grants
from iot.journal import doors as journal_doors
from iot.journal.journal import get, put
from iot.rules.access import Allowed, Refused, judge
from iot.rules.lockout import FREE_TRIES, Lockout
from iot.rules.watching import Cause


@dataclass(frozen=True, slots=True)
class Answer:
    """`result` is an Outcome's word, or mistyped, refused, locked_out."""

    result: str
    doors: tuple[str, ...] = ()
    retry_after: int | None = None


class Keypad:
    """`now` is the trusted clock."""

    def __init__(self, identity: Identity, journal: Journal, doors: Doors, now: Callable[[], float]) -> None:
        self._identity = identity
        self._journal = journal
        self._doors = doors
        self._now = now
        self._one_code = asyncio.Lock()

    @property
    def lockout(self) -> Lockout:
        return Lockout(**get(self._journal.db, "lockout") or {})

    async def type(self, typed: str) -> Answer:
        code = normalise(typed)
        if not is_well_formed(code):
            return Answer("mistyped")
        # One at a time: two requests with one code must not both find it unused, nor share one free try.
        async with self._one_code:
            decided = await self._decide(code)
        if isinstance(decided, Answer):
            return decided
        return await self._open(decided)

    async def _decide(self, code: str) -> Allowed | Answer:
        lockout, now = self.lockout, self._now()
        if not lockout.may_try(now):
            return _locked_out(lockout, now)
        key, salt = self._identity.key, self._identity.salt
        # Off the event loop: the doors must be watched while a small board takes its time over this.
        known = await asyncio.to_thread(verifier, key, salt, code)
        judged = judge(grants.by_verifier(self._journal.db, known), now)
        if isinstance(judged, Allowed) and (judged.staff or not lockout.holds(now)):
            return self._use(judged, now)
        if lockout.holds(now):
            return self._slowed(lockout, now)
        return self._refuse(judged, lockout, now)

    def _use(self, allowed: Allowed, now: float) -> Allowed | Answer:
        """Used, told and about to pulse, in one transaction before the pulse: a code opens at most once."""
        first = allowed.doors[0]
        with self._journal.transaction() as db:
            if not grants.use(db, allowed.grant, now):
                return Answer("refused")
            body = {"grant": allowed.grant, "door": first, "doors": list(allowed.doors)}
            events.append(db, now, EventType.GRANT_USED, **body)
            journal_doors.pulsing(db, first, Cause("grant", allowed.grant), now)
            if not allowed.staff:
                put(db, "lockout", asdict(Lockout()))
        return allowed

    def _refuse(self, refused: Allowed | Refused, lockout: Lockout, now: float) -> Answer:
        assert isinstance(refused, Refused)
        after = lockout.after_failure(now)
        with self._journal.transaction() as db:
            body = {"grant": refused.grant} if refused.grant else {}
            events.append(db, now, EventType.CODE_REFUSED, reason=refused.reason, **body)
            put(db, "lockout", asdict(after))
            if after.failures >= FREE_TRIES:
                events.append(db, now, EventType.LOCKED_OUT, until=after.until, failures=after.failures)
        return Answer("refused", retry_after=after.retry_after(now) or None)

    def _slowed(self, lockout: Lockout, now: float) -> Answer:
        with self._journal.transaction() as db:
            put(db, "lockout", asdict(lockout.after_locked_try(now)))
        return _locked_out(lockout, now)

    async def _open(self, allowed: Allowed) -> Answer:
        first, *others = allowed.doors
        cause = Cause("grant", allowed.grant)
        result = await self._doors.open(first, cause)
        if others:
            self._doors.open_in_turn(others, cause, first)
        return Answer(str(result), allowed.doors)


def _locked_out(lockout: Lockout, now: float) -> Answer:
    return Answer("locked_out", retry_after=lockout.retry_after(now))

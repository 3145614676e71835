"""Which grant a typed code means: one that the cloud has told of, or one that it could only have derived."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cabinet_contract.codes import OFFLINE_LENGTH, verifier
from cabinet_contract.offline import PREFIX as DERIVED_PREFIX
from cabinet_contract.offline import SLOT_SECONDS, OfflineCode, derived_key, made, recognised
from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose, Refusal
from iot.journal import Journal, grants, knowledge, spent
from iot.machine.identity import Identity
from iot.rules.access import Allowed, Known, Refused, judge, judge_unheard

# Both are out for the same paper while an uncollected result is being taken back.
OTHER_TAKER = {Purpose.PICKUP: Purpose.RECALL, Purpose.RECALL: Purpose.PICKUP}


@dataclass(frozen=True, slots=True)
class Meaning:
    """`replaced`: ids of the codes that this one was issued to replace; they were never heard of here either."""

    judged: Allowed | Refused
    verifier: bytes
    replaced: tuple[str, ...] = ()


class CodeLookup:
    """`now` is the trusted clock, `doors` all doors of this cabinet.

    `hears(door)`: whether all that the cloud wants of that door's bank is known here at this moment. Then a code that
    is not among it has been taken back.
    """

    def __init__(
        self,
        identity: Identity,
        journal: Journal,
        now: Callable[[], float],
        *,
        doors: Sequence[str],
        hears: Callable[[str], bool],
        derive: Callable[[bytes, bytes, str], bytes] = verifier,
    ) -> None:
        self._identity = identity
        self._journal = journal
        self._now = now
        self._doors = doors
        self._hears = hears
        self._derive = derive

    async def meaning(self, code: str) -> Meaning:
        """Key derivations go off the event loop: the doors must be watched while a small board takes its time."""
        key, salt = self._identity.key, self._identity.salt
        typed = await asyncio.to_thread(self._derive, key, salt, code)
        found = [self._settled(grant) for grant in grants.by_verifier(self._journal.db, typed)]
        if found or len(code) != OFFLINE_LENGTH:
            return Meaning(judge(found, self._now()), typed)
        derived = derived_key(key, self._journal.lineage)
        unheard = await asyncio.to_thread(recognised, derived, code, self._doors, self._now())
        if unheard is None:
            return Meaning(Refused(Refusal.UNKNOWN), typed)
        return Meaning(self._judge(unheard), typed, _replaced(derived, unheard))

    def _judge(self, unheard: OfflineCode) -> Allowed | Refused:
        if self._hears(unheard.door):
            return Refused(Refusal.REVOKED, unheard.grant)
        db, lineage = self._journal.db, self._journal.lineage
        used = grants.is_used(db, unheard.grant) or spent.is_spent(db, lineage, unheard.door, unheard.purpose)
        return judge_unheard(unheard, used, knowledge.holds_paper(db, unheard.door), self._now())

    def _settled(self, known: Known) -> Known:
        """A derived code may come by shadow after another for the same door and purpose was used here. Its holder has
        been let in already, so it counts as used. So does a pickup's after the recall, and the recall's after the
        pickup, until the cloud has heard who was faster."""
        grant, db, lineage = known.grant, self._journal.db, self._journal.lineage
        derived = grant.id.startswith(DERIVED_PREFIX)
        taken = derived and spent.is_spent(db, lineage, grant.doors[0], grant.purpose)
        return replace(known, used=known.used or taken or self._came_second(grant))

    def _came_second(self, grant: Grant) -> bool:
        db, other = self._journal.db, OTHER_TAKER.get(grant.purpose)
        emptied = knowledge.holds_paper(db, grant.doors[0]) is False
        return bool(other and emptied and spent.is_spent(db, self._journal.lineage, grant.doors[0], other))


def _replaced(key: bytes, code: OfflineCode) -> tuple[str, ...]:
    slot = code.until // SLOT_SECONDS
    return tuple(made(key, code.door, code.purpose, slot, attempt).grant for attempt in range(code.attempt))

"""A cloud and doors in a few lines, for stories of cloud and cabinet that chance writes."""

import hmac
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from cabinet_contract.codes import code_from
from cabinet_contract.offline import ATTEMPTS, slot_of
from cabinet_contract.shadow import BankDesired, Grant
from cabinet_contract.words import Outcome, Purpose
from iot.boards import ItemState
from iot.cloud.messages import ShadowDocument
from iot.doors.closing import closed
from iot.journal import Journal
from iot.rules.door_watch import Cause, Watch
from tests.device.derived import derived
from tests.device.rig import IDENTITY


class Doors:
    """Doors that open and are closed at once; `opened` remembers for which grant."""

    def __init__(self, journal: Journal, now: Any) -> None:
        self._journal, self._now = journal, now
        self.opened: list[str] = []

    def hurrying(self) -> AbstractContextManager[None]:
        return nullcontext()

    async def open_for(self, door: str, cause: Cause, *, since: float, again: int = 0) -> Outcome:
        self.opened.append(cause.id)
        with self._journal.transaction() as db:
            closed(db, self._now(), Watch(door, cause, self._now()), ItemState.UNKNOWN)
        return Outcome.OPENED


def quick(key: bytes, salt: bytes, code: str) -> bytes:
    """The real derivation is dear on purpose; here thousands are typed."""
    return hmac.digest(key, code.encode(), "sha256")[:16]


@dataclass
class Code:
    """As the cloud remembers it. `dead_from`: the version of the first document without it, once it was taken back."""

    code: str
    grant: Grant
    lineage: str
    offline: bool
    open: bool = True
    dead_from: int | None = None


@dataclass
class Cloud:
    """Knows of the cabinet what its events told, no more."""

    codes: list[Code] = field(default_factory=list)
    version: int = 0
    applied: int = 0
    issued: dict[tuple[str, str, Purpose, int], int] = field(default_factory=dict)
    sent: list[ShadowDocument] = field(default_factory=list)

    def issue(self, lineage: str, door: str, purpose: Purpose, until: int, now: int, reachable: bool) -> None:
        """The same door and purpose again is a reissue: the code before it dies."""
        for code in self.codes:
            if code.open and code.grant.doors == (door,):
                self.take_back(code)
        place = (lineage, door, purpose, slot_of(until))
        attempt = self.issued.get(place, 0)
        if reachable or attempt >= ATTEMPTS:
            text, id_, end = code_from(len(self.codes)), f"g_{len(self.codes)}", until
        else:
            self.issued[place] = attempt + 1
            made = derived(lineage, door, purpose, attempt, until)
            text, id_, end = made.code, made.grant, made.until
        known = quick(IDENTITY.key, IDENTITY.salt, text)
        self.codes.append(Code(text, Grant(id_, (door,), purpose, known, now, end), lineage, id_.startswith("f_")))

    def take_back(self, code: Code) -> None:
        code.open, code.dead_from = False, self.version + 1

    def publish(self, now: float) -> None:
        """What was derived and taken back is told too, as over before it began: the cabinet may not know that."""
        self.version += 1
        rows = [code.grant for code in self.codes if code.open]
        over = [code.grant for code in self.codes if code.offline and not code.open]
        rows += [Grant(g.id, g.doors, g.purpose, g.verifier, g.start, g.start) for g in over]
        self.sent.append(ShadowDocument("bank-A", self.version, now, BankDesired.of(rows, ()).to_wire(), whole=True))

    def apply(self, lineage: str, told: list[Any], now: float) -> None:
        for event in told:
            if event.number == self.applied + 1:
                self.applied += 1
                for code in self.codes:
                    if code.open and event.type == "grant_used" and code.grant.id == event.body["grant"]:
                        self.take_back(code)
        self.publish(now)
        ack = {"ack": {"lineage": lineage, "number": self.applied}}
        self.sent.append(ShadowDocument("cabinet", len(self.sent) + 1, now, ack, whole=True))

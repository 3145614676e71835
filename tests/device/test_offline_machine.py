"""A cloud and a cabinet that hear of each other late, out of order or not at all; whoever has a code tries it.

Whatever happens between them, a code opens at most once, never after its time, and never after the cabinet has learnt
that it was taken back.
"""

import asyncio
import contextlib
import hmac
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cabinet_contract.codes import code_from
from cabinet_contract.offline import ATTEMPTS, slot_of
from cabinet_contract.shadow import BankDesired, Grant
from cabinet_contract.words import Outcome, Purpose
from iot.boards import ItemState
from iot.closing import closed
from iot.journal import Journal, events
from iot.journal.journal import put
from iot.keypad import Keypad
from iot.local.settings import Patience
from iot.news import Document
from iot.recognising import Recogniser
from iot.rules.clock import Anchor, TrustedClock
from iot.rules.lockout import Lockout
from iot.rules.watching import Cause, Watch
from iot.sessions import Sessions
from iot.sync import Sync
from tests.device.derived import derived
from tests.device.rig import IDENTITY, NOON, HandClock

DOORS = ("A01", "A02")
HOUR = 3600
PURPOSES = (Purpose.DEPOSIT, Purpose.PICKUP)


class Doors:
    """Doors that open and are closed at once; `opened` remembers for which grant."""

    def __init__(self, journal: Journal, now: Any) -> None:
        self._journal, self._now = journal, now
        self.opened: list[str] = []

    async def open(self, door: str, cause: Cause, again: int = 0) -> Outcome:
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
    sent: list[Document] = field(default_factory=list)

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
        self.sent.append(Document("bank-A", self.version, now, BankDesired.of(rows, ()).to_wire(), whole=True))

    def apply(self, lineage: str, told: list[Any], now: float) -> None:
        for event in told:
            if event.number == self.applied + 1:
                self.applied += 1
                for code in self.codes:
                    if code.open and event.type == "grant_used" and code.grant.id == event.body["grant"]:
                        self.take_back(code)
        self.publish(now)
        ack = {"ack": {"lineage": lineage, "number": self.applied}}
        self.sent.append(Document("cabinet", len(self.sent) + 1, now, ack, whole=True))


class CloudAndCabinet(RuleBasedStateMachine):
    @initialize()
    def power_on(self) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.loop = asyncio.new_event_loop()
        self.time = HandClock()
        self.true_time = float(NOON)
        self.cloud = Cloud()
        self.hears = False
        self.kept: Anchor | None = None
        self.opened: list[str] = []
        self.stored = 0
        self.start()
        # It was online once: before, a message that comes late is the best time it has.
        self.clock.server_said(self.true_time)

    def start(self) -> None:
        self.journal = Journal(Path(self.directory.name))
        self.journal.db.execute("PRAGMA synchronous = OFF")
        self.clock = TrustedClock(self.time.machine(), self.kept)
        self.doors = Doors(self.journal, self.clock.now)
        self.sync = Sync(self.journal, self.clock, DOORS)
        sessions = Sessions(self.journal, self.doors, self.clock.now, Patience())  # type: ignore[arg-type]
        recogniser = Recogniser(IDENTITY, self.journal, self.clock.now, DOORS, lambda door: self.hears, quick)
        self.keypad = Keypad(recogniser, self.journal, self.doors, sessions, self.clock.now)  # type: ignore[arg-type]

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.loop.close()
            self.directory.cleanup()

    @rule(
        door=st.sampled_from(DOORS), purpose=st.sampled_from(PURPOSES), hours=st.sampled_from([1, 11, 20]),
        reachable=st.booleans(),
    )  # fmt: skip
    def the_cloud_issues_a_code(self, door: str, purpose: Purpose, hours: int, reachable: bool) -> None:
        """`reachable` is what the cloud believes, which may be wrong either way."""
        until = int(self.true_time) + hours * HOUR
        self.cloud.issue(self.journal.lineage, door, purpose, until, int(self.true_time), reachable)
        self.cloud.publish(self.true_time)

    @precondition(lambda self: self.cloud.codes)
    @rule(data=st.data())
    def the_cloud_takes_a_code_back(self, data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(self.cloud.codes))
        if code.open:
            self.cloud.take_back(code)
            self.cloud.publish(self.true_time)

    @precondition(lambda self: self.cloud.sent)
    @rule(data=st.data())
    def a_message_arrives_whichever(self, data: st.DataObject) -> None:
        self.arrives(data.draw(st.sampled_from(list(reversed(self.cloud.sent))[:6])))

    @precondition(lambda self: self.cloud.sent)
    @rule()
    def the_cabinet_connects_and_reads_everything(self) -> None:
        for shadow in ("cabinet", "bank-A"):
            newest = [document for document in self.cloud.sent if document.shadow == shadow][-1:]
            for document in newest:
                self.arrives(document)
        self.hears = True

    @rule()
    def the_line_is_cut(self) -> None:
        self.hears = False

    @rule(most=st.integers(1, 10))
    def the_cloud_hears_some_events(self, most: int) -> None:
        acked = events.acked(self.journal.db)
        told = events.after(self.journal.db, acked, most)
        with self.journal.transaction() as db:
            events.mark_sent(db, max(events.sent(db), acked + len(told)))
        self.cloud.apply(self.journal.lineage, told, self.true_time)

    @precondition(lambda self: self.cloud.codes)
    @rule()
    def everybody_tries_the_older_ones(self) -> None:
        for code in self.cloud.codes[-5:-1]:
            self.types(code)

    @precondition(lambda self: self.cloud.codes)
    @rule()
    def the_holder_types_the_newest_code(self) -> None:
        self.types(self.cloud.codes[-1])

    def types(self, code: Code) -> None:
        with self.journal.transaction() as db:
            # Here everybody may try for ever; the lock-out has its own tests.
            put(db, "lockout", asdict(Lockout()))
        before = len(self.doors.opened)
        self.loop.run_until_complete(self.keypad.type(code.code))
        for grant in self.doors.opened[before:]:
            assert grant == code.grant.id
            assert self.true_time < code.grant.until, "after its time"
            told = code.dead_from is not None and self.stored >= code.dead_from
            assert not told, "after the cabinet has learnt that it is dead"
            self.opened.append(grant)

    @rule(seconds=st.sampled_from([1, 40, HOUR, 13 * HOUR]), wall=st.sampled_from([None, 0.0, 4e9]))
    def time_passes_and_the_wall_clock_jumps(self, seconds: int, wall: float | None) -> None:
        self.true_time += seconds
        self.time.advance(seconds)
        self.time.wall = self.true_time if wall is None else wall

    @rule(wall=st.sampled_from([0.0, float(NOON), 4e9]))
    def the_machine_reboots(self, wall: float) -> None:
        self.kept = self.clock.anchor()
        self.journal.close()
        self.time.reboot(wall)
        self.hears = False
        self.start()

    @invariant()
    def no_code_has_opened_twice(self) -> None:
        opened = getattr(self, "opened", [])
        assert len(set(opened)) == len(opened)

    def arrives(self, document: Document) -> None:
        self.sync.take(document)
        if document.shadow == "bank-A":
            self.stored = max(self.stored, document.version)


CloudAndCabinet.TestCase.settings = settings(max_examples=80, stateful_step_count=60, deadline=None)
TestCloudAndCabinet = CloudAndCabinet.TestCase


def test_the_machine_s_codes_do_open() -> None:
    """The rules above would hold for a cabinet that opens nothing."""
    machine = CloudAndCabinet()
    with contextlib.closing(contextlib.ExitStack()) as stack:
        stack.callback(machine.teardown)
        machine.power_on()
        for door, reachable in zip(DOORS, (True, False), strict=True):
            machine.the_cloud_issues_a_code(door, Purpose.DEPOSIT, 20, reachable)
        machine.arrives(machine.cloud.sent[0])
        results = [machine.loop.run_until_complete(machine.keypad.type(code.code)) for code in machine.cloud.codes]
        assert [answer.result for answer in results] == ["opened", "opened"]
        assert machine.cloud.codes[1].offline

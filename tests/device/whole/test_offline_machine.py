"""A cloud and a cabinet that hear of each other late, out of order or not at all; whoever has a code tries it.

Whatever happens between them, a code opens at most once, never after its time, and never after the cabinet has learnt
that it was taken back.
"""

import asyncio
import contextlib
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cabinet_contract.words import Purpose
from iot.cloud.messages import ShadowDocument
from iot.cloud.shadows_in import Listeners, ShadowsIn
from iot.config.local import Patience
from iot.doors import opening
from iot.journal import Journal, events
from iot.journal.journal import put
from iot.people.code_lookup import CodeLookup
from iot.people.keypad import Keypad
from iot.people.sessions import Sessions
from iot.rules.clock import Anchor, TrustedClock
from iot.rules.lockout import Lockout
from tests.device.model import Cloud, Code, Doors, quick
from tests.device.rig import IDENTITY, NOON, HandClock, ignored

DOORS = ("A01", "A02")
HOUR = 3600
UNHEARD = Listeners(
    acked=ignored,
    stored=ignored,
    ordered=ignored,
    at_rest=lambda: True,
    begun_anew=ignored,
    settings=ignored,
    refusing=lambda: False,
)
PURPOSES = (Purpose.DEPOSIT, Purpose.PICKUP)


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
        self.clock.server_said(self.true_time, asked=True)

    def start(self) -> None:
        self.journal = Journal(Path(self.directory.name))
        self.journal.db.execute("PRAGMA synchronous = OFF")
        self.clock = TrustedClock(self.time.machine(), self.kept)
        self.doors = Doors(self.journal, self.clock.now)
        self.sync = ShadowsIn(self.journal, self.clock, DOORS, UNHEARD)
        now, doors = self.clock.now, cast(opening.Doors, self.doors)
        sessions = Sessions(self.journal, doors, now, Patience(), changed=ignored)
        lookup = CodeLookup(IDENTITY, self.journal, now, doors=DOORS, hears=lambda door: self.hears, derive=quick)
        self.keypad = Keypad(lookup, self.journal, doors=doors, sessions=sessions, now=now)

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
        late = data.draw(st.sampled_from(list(reversed(self.cloud.sent))[:6]))
        self.arrives(replace(late, whole=False))

    @precondition(lambda self: self.cloud.sent)
    @rule()
    def the_cabinet_connects_and_reads_everything(self) -> None:
        for shadow in ("cabinet", "bank-A"):
            newest = [document for document in self.cloud.sent if document.shadow == shadow][-1:]
            for document in newest:
                self.arrives(replace(document, at=self.true_time))
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

    def arrives(self, document: ShadowDocument) -> None:
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

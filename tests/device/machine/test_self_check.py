"""What the cabinet notices about itself: a full disk, a clock that lies, a board that falls silent. Told once each."""

import time
from pathlib import Path

import pytest

from cabinet_contract.words import EventType
from iot.errors import StateError
from iot.journal import Journal, events, grants
from iot.journal.space import ENOUGH, FILE, LOW, RESERVE, Space
from iot.machine.self_check import SelfCheck
from iot.rules.clock import TrustedClock
from tests.device.rig import NOON, HandClock, Rig, ignored, in_loop, until

YEAR_2099 = 4_070_908_800


class Bench:
    """The parts that SelfCheck looks at, in the test's hand; `restart` is a new program on the same disk."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.time = HandClock()
        self.left = ENOUGH * 2
        self.restart()

    def restart(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
        self.space = Space(self.directory, lambda: self.left)
        self.journal = Journal(self.directory, self.space)
        self.clock = TrustedClock(self.time.machine(), None)
        self.clock.server_said(NOON, asked=True)
        self.self_check = SelfCheck(
            self.journal, self.clock, lambda: self.time.wall,
            changed=ignored, answers=lambda bank: False, trouble=lambda bank: "",
        )  # fmt: skip
        self.self_check.begin()

    def told(self) -> list[str]:
        return [event.type for event in events.after(self.journal.db, 0, -1)]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_disk_that_fills_up_is_told_once_and_the_reserve_given_up(bench: Bench) -> None:
    assert (bench.directory / FILE).stat().st_size == RESERVE
    bench.left = LOW - 1
    for _ in range(3):
        bench.self_check.look()
    bench.restart()
    assert bench.told() == [EventType.DISK_FULL]
    assert not (bench.directory / FILE).exists()


def test_room_that_is_back_is_told_once_and_the_reserve_made_again(bench: Bench) -> None:
    bench.left = LOW - 1
    bench.self_check.look()
    bench.left = LOW + 1
    bench.self_check.look()
    assert bench.told() == [EventType.DISK_FULL], "the reserve alone is no room"
    bench.left = ENOUGH * 2
    for _ in range(3):
        bench.self_check.look()
    assert bench.told() == [EventType.DISK_FULL, EventType.DISK_OK]
    assert (bench.directory / FILE).exists()


@pytest.mark.parametrize("wall", [0, YEAR_2099, NOON - 3600])
def test_a_clock_that_lies_is_told_once_until_it_is_right_again(bench: Bench, wall: float) -> None:
    bench.time.wall = wall
    for _ in range(3):
        bench.self_check.look()
    bench.restart()
    assert bench.told() == [EventType.CLOCK_DOUBTED]
    event = events.after(bench.journal.db, 0, 1)[0]
    assert event.body == {"wall": round(wall), "trusted": NOON}
    bench.time.wall = NOON
    bench.self_check.look()
    bench.time.wall = wall
    bench.self_check.look()
    assert bench.told() == [EventType.CLOCK_DOUBTED] * 2


def test_a_clock_that_drifts_a_little_is_no_matter(bench: Bench) -> None:
    bench.time.wall = NOON + 200
    bench.self_check.look()
    assert bench.told() == []


def test_a_board_is_told_silent_and_back_once_each_restarts_included(bench: Bench) -> None:
    bench.self_check.board("A", "silent")
    bench.restart()
    bench.self_check.board("A", "silent")
    bench.self_check.board("B", "ok")
    assert bench.told() == [EventType.BOARD_SILENT]
    bench.self_check.board("A", "ok")
    bench.self_check.board("A", "ok")
    assert bench.told() == [EventType.BOARD_SILENT, EventType.BOARD_BACK]


def use_with_much_to_say(journal: Journal, grant: str) -> None:
    with journal.transaction() as db:
        grants.use(db, grant, NOON)
        events.append(db, NOON, EventType.GRANT_USED, grant=grant, more="x" * 100_000)


@in_loop
async def test_a_full_disk_opens_nothing_uses_nothing_and_is_over_when_there_is_room(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await until(lambda: len(rig.cloud.events()) == cabinet.state()["pending"])
        db = cabinet.journal.db
        # As full as a disk can be for SQLite: no page more than it has.
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(StateError, match="full"):
            use_with_much_to_say(cabinet.journal, grant.id)
        assert rig.door("A01").pulses == 0
        db.execute("PRAGMA max_page_count = 100000")
        assert (await cabinet.keypad.type(code)).result == "opened"


@in_loop
async def test_a_dead_board_is_told_and_takes_only_its_own_doors_out(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "B01")
        await rig.want("B", grant)
        rig.simulator.cabinet.set_fault("A", "dead", True)
        await until(lambda: rig.events("board_silent"))
        assert "no answer" in rig.events("board_silent")[0]["trouble"]
        assert cabinet.state()["doors"]["A01"] == "unknown"
        assert (await cabinet.keypad.type(code)).result == "opened"
        await until(lambda: rig.cloud.reported("cabinet").get("boards") == {"A": "silent", "B": "ok"})
        rig.simulator.cabinet.set_fault("A", "dead", False)
        # A silent board is asked every ten seconds: these have passed.
        rig.boards._clock = lambda: time.monotonic() + 11
        await until(lambda: rig.events("board_back"))
        assert [e["bank"] for e in rig.events("board_silent") + rig.events("board_back")] == ["A", "A"]


@in_loop
async def test_a_board_that_came_back_while_the_program_was_down_is_told_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        rig.simulator.cabinet.set_fault("A", "dead", True)
        async with rig.powered():
            await until(lambda: rig.events("board_silent"))
        rig.simulator.cabinet.set_fault("A", "dead", False)
        async with rig.powered():
            await until(lambda: rig.events("board_back"), 12)


@in_loop
async def test_an_adapter_pulled_out_and_put_back_is_two_events_a_bank(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        rig.simulator.cabinet.set_fault("bus", "unplugged", True)
        await until(lambda: len(rig.events("board_silent")) == 2)
        rig.simulator.cabinet.set_fault("bus", "unplugged", False)
        await until(lambda: len(rig.events("board_back")) == 2, 12)
        assert (await cabinet.keypad.type(code)).result == "opened"
        assert len(rig.events("board_silent")) == 2

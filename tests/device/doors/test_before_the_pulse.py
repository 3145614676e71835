"""Whoever waits for a door waits for one write to the disk: what may come after the pulse comes after it."""

from pathlib import Path

import pytest

from cabinet_contract.shadow import Order
from iot.controller import Controller
from iot.journal import events
from iot.sim.parts import SimCompartment
from tests.device.rig import NOON, Rig, in_loop, until

# start, started, two documents, outcome, closed, and clock writes between them: more than these orders take.
MOST = 10


class Noted:
    """What had happened when a lock was first pulsed: transactions since `begin`, and event types that were sent."""

    def __init__(self, rig: Rig, cabinet: Controller) -> None:
        self._rig = rig
        self._commits = 0
        self._after = cabinet.journal.committed
        self.commits: int | None = None
        self.sent: list[str] = []
        cabinet.journal.committed = self._count
        for board in rig.simulator.cabinet.boards.values():
            board.opened = self._opened

    def begin(self) -> None:
        self._commits, self.commits = 0, None

    def _count(self) -> None:
        self._commits += 1
        assert self._after is not None
        self._after()

    def _opened(self, compartment: SimCompartment) -> None:
        self.commits = self.commits or self._commits
        self.sent = self.sent or [event["type"] for event in self._rig.cloud.events()]


@in_loop
async def test_between_an_order_and_its_pulse_there_is_one_transaction(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: cabinet.inbox.heard and not cabinet.state()["pending"] - len(rig.cloud.events()))
        noted = Noted(rig, cabinet)
        noted.begin()
        await rig.want("A", rig.grant(1)[1], orders=(Order("o_1", "A04", NOON + 60),))
        await until(lambda: rig.door("A04").open)
        assert noted.commits == 1
        assert noted.sent == ["started"]
        await rig.story("o_1", "door_opened")


@in_loop
async def test_between_the_last_key_and_the_pulse_there_is_one_transaction(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A02")
        await rig.want("A", grant)
        await until(lambda: rig.events("bank_synced"))
        noted = Noted(rig, cabinet)
        noted.begin()
        assert (await cabinet.keypad.type(code)).result == "opened"
        assert noted.commits == 1
        assert "grant_used" not in noted.sent
        await rig.story("g_1", "grant_used", "door_opened")


@in_loop
async def test_whoever_waits_long_for_a_door_does_not_keep_events_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings={"open_window_s": 5.0, "watch_s": 0.01, "idle_poll_s": 0.02, "reply_s": 0.1})
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.door("A01").set_fault("jam", True)
        await rig.want("A", orders=(Order("o_1", "A01", NOON + 60),))
        await until(lambda: rig.events("bank_synced"), 2)
        assert cabinet.doors.watcher.moving


@pytest.mark.parametrize("after", range(1, MOST + 1))
def test_a_cut_after_any_transaction_of_two_orders_tells_each_once_and_opens_none_by_itself(
    tmp_path: Path, after: int
) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        doors = ("A01", "A02")

        async def ordered(cabinet: Controller) -> None:
            await rig.want("A", orders=tuple(Order(f"o_{door}", door, NOON + 60) for door in doors))
            await until(lambda: len(rig.events("door_opened")) == len(doors))

        async with rig.plugged_in():
            await rig.power_cut(after, ordered)
            pulses = {door: rig.door(door).pulses for door in doors}
            async with rig.powered() as cabinet:
                await until(lambda: len(rig.cloud.events()) == events.newest(cabinet.journal.db))
                assert {door: rig.door(door).pulses for door in doors} == pulses
        for door in doors:
            told = [e for e in rig.cloud.events() if e.get("order") == f"o_{door}" and e["type"] != "door_closed"]
            assert len(told) <= 1
            assert bool(told) or not pulses[door]

    story()

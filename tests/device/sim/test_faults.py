"""The simulator over real pseudo-terminals: every fault can be switched while it runs, and is felt on the wire."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.words import DoorState
from iot.boards import Pulse, rack
from iot.boards.rack import ATTEMPTS, Rack
from iot.config.loading import parse
from iot.sim.faults import BOARD, BUS, DOOR, FAULTS
from iot.sim.simulator import Simulator
from tests.device.rig import ignored, in_loop, until

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN
REPLY_S = 0.25


def row(bank: str, driver: str, serial: str, address: int) -> dict[str, Any]:
    doors = {f"{bank}{n:02d}": n for n in range(1, 5)}
    return {"bank": bank, "driver": driver, "serial": serial, "address": address, "doors": doors}


WIRE = {
    "thing": "cab-sim",
    "state": "state",
    "broker": {"host": "localhost"},
    "timings": {"reply_s": REPLY_S},
    "sim": {"reply_ms": 1},
    "banks": [
        row("A", "8a80", "one", 1), row("B", "modbus", "one", 2), row("C", "wkly", "two", 0),
        row("D", "kerong", "three", 3) | {"item_sensors": True},
    ],
}  # fmt: skip


class Trial:
    def __init__(self, directory: Path) -> None:
        config = parse(WIRE, directory)
        self.simulator = Simulator(config)
        self.rack: Rack = rack.build(config.banks, REPLY_S)
        self.rack.tell(noticed=ignored, health_changed=ignored)
        self.cabinet = self.simulator.cabinet

    async def unknown(self) -> set[str]:
        return {door[0] for door, state in (await self.rack.snapshot()).items() if state is UNKNOWN}


@asynccontextmanager
async def trial(directory: Path) -> AsyncIterator[Trial]:
    made = Trial(directory)
    made.simulator.start()
    try:
        yield made
    finally:
        made.rack.close()
        made.simulator.stop()


@in_loop
async def test_four_families_live_on_three_ptys(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        for door in ("A04", "B03", "C02", "D01"):
            assert (await made.rack.open(door)).acked
        states = await made.rack.snapshot()
        assert [door for door, state in states.items() if state is OPEN] == ["A04", "B03", "C02", "D01"]
        assert UNKNOWN not in states.values()


SPOILS = {
    "dead": {"A", "B", "C", "D"}, "no_reply": {"A", "B", "C", "D"}, "bad_checksum": {"A", "B", "C", "D"},
    "short_reply": {"A", "B", "C", "D"}, "late_reply": {"A", "B", "C", "D"}, "flood": set(),
    "swapped": set(), "busy": set(),
}  # fmt: skip


@pytest.mark.parametrize("fault", SPOILS)
def test_a_fault_of_a_board_is_felt_until_it_is_mended(tmp_path: Path, fault: str) -> None:
    @in_loop
    async def story() -> None:
        async with trial(tmp_path) as made:
            families = "C" if fault == "flood" else "ABCD"
            for bank in families:
                made.cabinet.set_fault(bank, fault, True)
            assert await made.unknown() == SPOILS[fault]
            for bank in families:
                made.cabinet.set_fault(bank, fault, False)
            # A late answer may still be on its way.
            await asyncio.sleep(REPLY_S * (ATTEMPTS + 1.3) if fault == "late_reply" else 0)
            assert await made.unknown() == set()

    story()


@in_loop
async def test_noise_costs_a_look_at_most_now_and_then(tmp_path: Path) -> None:
    """A byte that falls into an answer makes it unknown, once; the next look is for the next answer."""
    async with trial(tmp_path) as made:
        for bank in "ABCD":
            made.cabinet.set_fault(bank, "noise", True)
        looks = [await made.unknown() for _ in range(12)]
        assert looks.count(set()) >= 3


@pytest.mark.parametrize("fault", ["unplugged", "garbled", "crossed"])
def test_a_fault_of_the_wires_takes_out_what_hangs_on_them(tmp_path: Path, fault: str) -> None:
    @in_loop
    async def story() -> None:
        async with trial(tmp_path) as made:
            assert await made.unknown() == set()
            made.cabinet.set_fault("one", fault, True)
            assert await made.unknown() == {"A", "B"}
            made.cabinet.set_fault("one", fault, False)
            await asyncio.sleep(0.02)
            assert await made.unknown() == set()

    story()


@in_loop
async def test_an_adapter_that_was_away_for_long_is_found_again(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        await made.rack.snapshot()
        made.cabinet.set_fault("two", "unplugged", True)
        for _ in range(4):
            assert await made.unknown() == {"C"}
        assert made.rack.health()["C"] == "silent"
        made.cabinet.set_fault("two", "unplugged", False)
        async with asyncio.timeout(3):
            while await made.unknown():
                await asyncio.sleep(0.02)
        assert made.rack.health()["C"] == "ok"


@in_loop
async def test_an_echo_is_no_acknowledged_and_opened_door(tmp_path: Path) -> None:
    """Family A's order to open and its answer are the same bytes: only the sensor tells them apart."""
    async with trial(tmp_path) as made:
        made.cabinet.set_fault("one", "echo", True)
        made.cabinet.set_fault("A", "dead", True)
        await made.rack.open("A01")
        assert await made.rack.read("A01") is UNKNOWN


@in_loop
async def test_a_door_moved_by_hand_is_told_unasked_by_a_wkly_board(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        told: list[tuple[str, DoorState]] = []
        made.rack.tell(noticed=lambda door, state: told.append((door, state)), health_changed=ignored)
        await made.rack.snapshot()
        made.cabinet.doors["C03"].open = True
        await asyncio.sleep(0.05)
        made.cabinet.doors["C03"].open = False
        await asyncio.sleep(0.05)
        await made.rack.snapshot()
        assert told == [("C03", OPEN), ("C03", CLOSED)]


@in_loop
async def test_the_hand_comes_puts_and_closes_but_not_where_a_door_is_left_open(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        made.simulator.hand_s = 0.01
        made.cabinet.set_fault("A02", "left_open", True)
        await made.rack.open("A01")
        await made.rack.open("A02")
        await until(lambda: not made.cabinet.doors["A01"].open)
        assert made.cabinet.doors["A01"].item
        assert made.cabinet.doors["A02"].open


@in_loop
async def test_a_stuck_item_sensor_disagrees_with_what_is_inside(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        made.cabinet.set_fault("D01", "item_stuck", True)
        made.cabinet.doors["D01"].item = True
        await made.rack.snapshot()
        assert made.rack.items()["D01"] == "absent"


@in_loop
async def test_a_jammed_door_acknowledges_and_stays_shut_on_every_family(tmp_path: Path) -> None:
    async with trial(tmp_path) as made:
        for door in ("A01", "B01", "C01", "D01"):
            made.cabinet.set_fault(door, "jam", True)
            assert await made.rack.open(door) == Pulse(True, CLOSED)
            assert made.cabinet.doors[door].pulses == 1


@pytest.mark.parametrize(
    ("target", "fault"), [("A01", "dead"), ("A", "jam"), ("one", "jam"), ("A", "flood"), ("A01", "item_stuck")]
)
def test_a_fault_that_a_part_cannot_have_is_refused(tmp_path: Path, target: str, fault: str) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        Simulator(parse(WIRE, tmp_path)).cabinet.set_fault(target, fault, True)


def test_every_fault_is_described_in_both_languages_and_tried_here_or_beside() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert all(fault.en and fault.zh for fault in FAULTS)
    assert {f.name for f in FAULTS if f.of == BOARD} == {*SPOILS, "flaky", "noise"}
    assert {f.name for f in FAULTS if f.of == BUS} == {"unplugged", "garbled", "echo", "crossed"}
    assert {f.name for f in FAULTS if f.of == DOOR} == {"jam", "stuck", "left_open", "item_stuck"}

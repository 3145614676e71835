"""The rack with boards of several families: one lock at a time, a dead board alone, adapters that come back."""

import asyncio
import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cabinet_contract.words import DoorState
from iot.boards import ItemState, Pulse, rack
from iot.boards.bus import Bus
from iot.boards.rack import ATTEMPTS, Rack, Slot
from iot.errors import PortLost
from tests.device.boards.wires import Bench, bank
from tests.device.rig import Rig, ignored, in_loop

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN
MIXED = (
    bank("8a80", letter="A", serial=Path("one")),
    bank("modbus", letter="B", serial=Path("one"), address=2),
    bank("wkly", letter="C", serial=Path("two")),
    bank("kerong", letter="D", serial=Path("three"), item_sensors=True),
)


def racked(simulated: Bench, clock: list[float] | None = None) -> Rack:
    queues = {bank.serial: ThreadPoolExecutor(1) for bank in simulated.banks}
    slots = [
        Slot(b.bank, simulated.drivers[b.bank], queues[b.serial], b.doors, simulated.buses.bus(b), b.item_sensors)
        for b in simulated.banks
    ]
    for slot in slots:
        slot.board.pulse_s = 0.0
    made = Rack(slots, clock=(lambda: clock[0]) if clock else time.monotonic)
    made.tell(noticed=ignored, health_changed=ignored)
    return made


@in_loop
async def test_four_families_on_three_buses_are_one_cabinet() -> None:
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    for door in ("A24", "B08", "C05", "D16"):
        assert (await boards.open(door)).acked
    states = await boards.snapshot()
    assert [door for door, state in states.items() if state is OPEN] == ["A24", "B08", "C05", "D16"]
    assert UNKNOWN not in states.values()
    assert set(boards.health().values()) == {"ok"}
    boards.close()


@in_loop
async def test_a_rack_to_which_nobody_listens_says_so_instead_of_keeping_it_to_itself() -> None:
    simulated = Bench(bank("8a80"))
    boards = Rack([Slot("A", simulated.driver, ThreadPoolExecutor(1), simulated.banks[0].doors, Bus(Path("bus")))])
    simulated.board.set_fault("dead", True)
    for _ in range(ATTEMPTS - 1):
        await boards.snapshot()
    with pytest.raises(RuntimeError, match="nobody listens"):
        await boards.snapshot()
    boards.close()


@in_loop
async def test_a_dead_board_takes_its_own_doors_out_and_tells_it_once() -> None:
    simulated, clock = Bench(*MIXED), [0.0]
    boards = racked(simulated, clock)
    told: list[tuple[str, str]] = []
    boards.tell(noticed=ignored, health_changed=lambda bank, health: told.append((bank, health)))
    simulated.boards["B"].set_fault("dead", True)
    for _ in range(5):
        states = await boards.snapshot()
        assert {door[0] for door, state in states.items() if state is UNKNOWN} == {"B"}
    assert told == [("B", "silent")]
    assert "no answer" in boards.trouble("B")
    simulated.boards["B"].set_fault("dead", False)
    clock[0] += rack.SILENT_RETRY_S
    assert UNKNOWN not in (await boards.snapshot()).values()
    assert told == [("B", "silent"), ("B", "ok")]
    assert boards.trouble("B") == ""
    boards.close()


@in_loop
async def test_an_adapter_that_comes_back_has_its_doors_back_at_once() -> None:
    simulated, clock = Bench(*MIXED), [0.0]
    boards = racked(simulated, clock)
    await boards.snapshot()
    port = simulated.ports[Path("two")]
    port.plugged = False
    for _ in range(5):
        states = await boards.snapshot()
        assert {door[0] for door, state in states.items() if state is UNKNOWN} == {"C"}
    assert boards.health()["C"] == "silent"
    port.plugged = True
    simulated.buses.by_path[Path("two")]._not_before = 0.0
    assert (await boards.snapshot())["C01"] is CLOSED
    assert boards.health()["C"] == "ok"
    boards.close()


def test_a_missing_adapter_is_looked_for_with_growing_pauses() -> None:
    now = [100.0]
    simulated = Bench(bank("8a80"))
    bus = simulated.bus(Path("elsewhere"), clock=lambda: now[0])
    tries = []
    for _ in range(64):
        before = simulated.opened
        with pytest.raises(PortLost):
            bus.ask(b"\x80", 5, 0.01)
        if simulated.opened > before:
            tries.append(now[0] - 100)
        now[0] += 0.125
    assert tries[:6] == [0.0, 0.125, 0.375, 0.875, 1.875, 3.875]


@in_loop
async def test_neither_a_declined_order_nor_one_to_a_dead_board_is_repeated() -> None:
    simulated = Bench(bank("wkly", channels=12, doors={"A01": 1, "A24": 24}))
    boards = racked(simulated)
    assert (await boards.open("A24")).declined
    assert len([q for q in simulated.port.asked if q[6] == 0x82]) == 1
    simulated.board.set_fault("dead", True)
    assert await boards.open("A01") == Pulse(False, UNKNOWN)
    assert len([q for q in simulated.port.asked if q[6] == 0x82]) == 2
    boards.close()


@in_loop
async def test_only_one_lock_of_the_cabinet_is_energised_at_a_time() -> None:
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    spans: list[tuple[float, float]] = []
    for slot in boards._slots.values():
        slot.board.pulse_s = 0.02
        slot.board.open = lambda channel: spans.append((time.monotonic(), time.monotonic() + 0.02)) or Pulse(True, OPEN)
    await asyncio.gather(*(boards.open(door) for door in ("A01", "B01", "C01", "D01")))
    assert len(spans) == 4
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    boards.close()


@in_loop
async def test_item_sensors_are_told_with_the_look_they_belong_to() -> None:
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    simulated.boards["D"].doors[2].item = True
    assert set(boards.items().values()) == {ItemState.UNKNOWN}
    await boards.snapshot()
    items = boards.items()
    assert (items["D02"], items["D01"], items["A01"]) == (ItemState.PRESENT, ItemState.ABSENT, ItemState.UNKNOWN)
    simulated.boards["D"].set_fault("dead", True)
    await boards.snapshot()
    assert boards.items()["D02"] is ItemState.UNKNOWN
    boards.close()


@in_loop
async def test_what_a_board_says_unasked_reaches_the_cabinet_by_door() -> None:
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    told: list[tuple[str, DoorState]] = []
    boards.tell(noticed=lambda door, state: told.append((door, state)), health_changed=ignored)
    port = simulated.ports[Path("two")]
    port.line.unasked()
    await boards.snapshot()
    for is_open in (True, False):
        simulated.boards["C"].doors[9].open = is_open
        port.waiting += port.line.unasked()
    await boards.read("C01")
    assert told == [("C09", OPEN), ("C09", CLOSED)]
    boards.close()


@in_loop
async def test_a_hung_bus_is_unknown_and_what_was_waiting_is_not_done_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rack, "ATTEMPT_S", 0.03)
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    slot = boards._slots["A"]
    slot.queue.submit(time.sleep, 0.4)
    assert not (await boards.open("A01")).acked
    await asyncio.sleep(0.3)
    assert simulated.boards["A"].doors[1].pulses == 0
    monkeypatch.undo()
    assert (await boards.open("A01")).acked
    boards.close()


@in_loop
async def test_the_lamp_of_a_door_is_lit_where_there_is_one() -> None:
    simulated = Bench(*MIXED)
    boards = racked(simulated)
    assert await boards.light("C03")
    assert not await boards.light("A03")
    assert simulated.boards["C"].doors[3].lit
    boards.close()


@in_loop
async def test_looks_wait_for_a_code_that_is_being_checked_but_not_for_long(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        rig._build()
        with rig.boards.hurrying():
            looking = asyncio.create_task(rig.boards.snapshot())
            await asyncio.sleep(0.1)
            assert not looking.done()
            assert (await rig.boards.open("A01")).acked
            assert not looking.done()
        await asyncio.wait_for(looking, 1)
        with rig.boards.hurrying():
            await asyncio.wait_for(rig.boards.snapshot(), 3)
        rig.boards.close()
        rig.cabinet.journal.close()

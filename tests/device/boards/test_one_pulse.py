"""A lock is pulsed again only while its switch says that nothing has happened."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.shadow import Order
from cabinet_contract.words import DoorState
from iot.boards import Noticed, Pulse
from iot.boards.bus import Bus
from iot.boards.rack import ATTEMPTS, Rack, Slot
from tests.device.rig import NOON, Rig, ignored, in_loop
from tests.device.visits import let_in

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN
NOTHING = Pulse(False, UNKNOWN)


class OneDoor:
    """A board that says after each pulse what the test wrote down; the last words are said for ever."""

    pulse_s = 0.0

    def __init__(self, pulse: Pulse, reads: Sequence[DoorState], noticed: Sequence[Noticed] = ()) -> None:
        self._pulse = pulse
        self._reads = list(reads)
        self._noticed = list(noticed)
        self.pulses = 0

    def open(self, channel: int) -> Pulse:
        self.pulses += 1
        return self._pulse

    def read(self, channel: int) -> DoorState:
        return self._reads.pop(0) if len(self._reads) > 1 else self._reads[0]

    def noticed(self) -> Sequence[Noticed]:
        told, self._noticed = self._noticed, []
        return told


async def opened(board: Any) -> None:
    boards = Rack([Slot("A", board, ThreadPoolExecutor(1), {"A01": 1}, Bus(Path("bus")))])
    boards.tell(noticed=ignored, health_changed=ignored)
    await boards.open("A01")
    boards.close()


@pytest.mark.parametrize(
    ("reads", "noticed", "pulses"),
    [
        ([CLOSED], [], ATTEMPTS),
        ([CLOSED, OPEN], [], 2),
        ([CLOSED, UNKNOWN], [], 2),
        ([UNKNOWN, CLOSED], [], 1),
        ([OPEN, CLOSED], [], 1),
        ([CLOSED], [Noticed(1, OPEN), Noticed(1, CLOSED)], 1),
        ([CLOSED], [Noticed(1, CLOSED)], ATTEMPTS),
    ],
)
def test_between_two_pulses_the_switch_is_asked(reads: list[DoorState], noticed: list[Noticed], pulses: int) -> None:
    board = OneDoor(NOTHING, reads, noticed)
    asyncio.run(opened(board))
    assert board.pulses == pulses


@pytest.mark.parametrize("fault", ["no_reply", "bad_checksum", "short_reply", "late_reply"])
def test_a_board_that_acts_and_is_not_understood_pulses_once_for_a_code(tmp_path: Path, fault: str) -> None:
    async def shut_at_once(rig: Rig) -> None:
        while True:
            rig.door("A01").open = False
            await asyncio.sleep(0.01)

    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            rig.simulator.cabinet.set_fault("A", fault, True)
            shutting = asyncio.create_task(shut_at_once(rig))
            await let_in(rig, cabinet)
            assert (await rig.story("g_1", "grant_used", "door_opened"))[1]["outcome"] == "unknown"
            shutting.cancel()
            assert rig.door("A01").pulses == 1

    story()


@in_loop
async def test_nor_for_an_order_from_afar(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered():
        rig.simulator.cabinet.set_fault("A", "no_reply", True)
        await rig.want("A", orders=(Order("o_1", "A04", NOON + 60),))
        await rig.story("o_1", "door_opened")
        assert rig.door("A04").pulses == 1

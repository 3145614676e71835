"""All doors of a cabinet on all its boards: one queue per bus, one lock at a time, a dead board alone."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cabinet_contract.names import bank_of
from cabinet_contract.words import DoorState
from iot.boards import Board, Pulse
from iot.boards.bus import Bus
from iot.boards.driver_8a80 import Board8A80
from iot.config import BankConfig
from iot.errors import BoardError

T = TypeVar("T")
ATTEMPTS = 3
# A silent board is asked rarely, so that its silence does not slow the other boards of its bus.
SILENT_RETRY_S = 10.0


@dataclass(slots=True)
class Slot:
    """A board, the queue of its bus, its doors, and how often in a row it was not understood."""

    bank: str
    board: Board
    queue: ThreadPoolExecutor
    doors: Mapping[str, int]
    bus: Bus
    failures: int = 0
    ask_again: float = 0.0


class Rack:
    def __init__(self, slots: Sequence[Slot], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._slots = {slot.bank: slot for slot in slots}
        self._clock = clock

    async def open(self, door: str) -> Pulse:
        """Pulse one lock. Tried again only where communication failed and the door is not seen open already."""
        slot, channel = self._place(door)
        pulse = Pulse(False, DoorState.UNKNOWN)
        for _ in range(ATTEMPTS):
            pulse = await _on_queue(slot, lambda: slot.board.open(channel))
            if pulse.acked or await self.read(door) is DoorState.OPEN:
                break
        return pulse

    async def read(self, door: str) -> DoorState:
        slot, channel = self._place(door)
        return await _on_queue(slot, lambda: slot.board.read(channel))

    async def snapshot(self) -> dict[str, DoorState]:
        found: dict[str, DoorState] = {}
        for slot in self._slots.values():
            found |= await self._snapshot_of(slot)
        return found

    def health(self) -> dict[str, str]:
        return {bank: "silent" if slot.failures >= ATTEMPTS else "ok" for bank, slot in self._slots.items()}

    def close(self) -> None:
        for slot in self._slots.values():
            slot.queue.shutdown(wait=True, cancel_futures=True)
            slot.bus.close()

    async def _snapshot_of(self, slot: Slot) -> dict[str, DoorState]:
        now = self._clock()
        if slot.failures >= ATTEMPTS and now < slot.ask_again:
            return dict.fromkeys(slot.doors, DoorState.UNKNOWN)
        try:
            states = await _on_queue(slot, slot.board.snapshot)
        except BoardError:
            slot.failures += 1
            slot.ask_again = now + SILENT_RETRY_S
            return dict.fromkeys(slot.doors, DoorState.UNKNOWN)
        slot.failures = 0
        return {door: states[channel] for door, channel in slot.doors.items()}

    def _place(self, door: str) -> tuple[Slot, int]:
        slot = self._slots[bank_of(door)]
        return slot, slot.doors[door]


async def _on_queue(slot: Slot, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(slot.queue, work)


def build(banks: Sequence[BankConfig], reply_s: float) -> Rack:
    """Boards that share a serial path share a bus and its queue. Opens no port and no door."""
    buses: dict[Path, tuple[Bus, ThreadPoolExecutor]] = {}
    for bank in banks:
        if bank.serial not in buses:
            buses[bank.serial] = Bus(bank.serial), ThreadPoolExecutor(1, thread_name_prefix=bank.serial.name)
    return Rack([_slot(bank, *buses[bank.serial], reply_s) for bank in banks])


def _slot(bank: BankConfig, bus: Bus, queue: ThreadPoolExecutor, reply_s: float) -> Slot:
    board = Board8A80(bus, bank.address, channels=bank.channels, open_is=bank.open_is, reply_s=reply_s)
    return Slot(bank.bank, board, queue, bank.doors, bus)

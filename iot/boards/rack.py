"""All doors of a cabinet on all its boards: one queue per bus, one lock at a time, a dead board alone."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from cabinet_contract.names import bank_of
from cabinet_contract.words import DoorState
from iot.boards import Board, ItemState, Pulse
from iot.boards.bus import Bus
from iot.boards.buses import Buses
from iot.config.banks import BankConfig
from iot.errors import BoardError, NoReply, PortLost
from iot.waiting import happens

T = TypeVar("T")
ATTEMPTS = 3
# No exchange with a board may hold a door up for longer (rules.md, R-B-11).
ATTEMPT_S = 20.0
# A silent board is asked rarely and briefly, so that its silence does not slow the other boards of its bus.
SILENT_RETRY_S = 10.0
# Looks wait for a code that is being checked, but never so long that an open door goes unwatched.
LONGEST_HURRY_S = 0.5
SILENT_REPLY_S = 0.3


@dataclass(slots=True)
class Slot:
    """A board, the queue of its bus, its doors, and how often in a row it was not understood."""

    bank: str
    board: Board
    queue: ThreadPoolExecutor
    doors: Mapping[str, int]
    bus: Bus
    item_sensors: bool = False
    failures: int = 0
    ask_again: float = 0.0
    trouble: str = ""

    @property
    def health(self) -> str:
        return "silent" if self.failures >= ATTEMPTS else "ok"


class Rack:
    """Nothing here opens every door of a board at once. A rack tells what it sees in the event loop, to those whom
    `tell` has named; before that an occasion to tell is an error."""

    def __init__(self, slots: Sequence[Slot], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._slots = {slot.bank: slot for slot in slots}
        self._clock = clock
        self._energising = asyncio.Lock()
        self._released_at = 0.0
        self._hurries = 0
        self._calm = asyncio.Event()
        self._calm.set()
        self._pulsed = asyncio.Event()
        self._pulsed.set()
        self._seen_open: set[str] = set()
        self._noticed: Callable[[str, DoorState], None] = _nobody
        self._health_changed: Callable[[str, str], None] = _nobody

    def tell(self, *, noticed: Callable[[str, DoorState], None], health_changed: Callable[[str, str], None]) -> None:
        """`noticed(door, state)`: a board said unasked that a door changed. `health_changed(bank, "ok" or "silent")`.

        Named late: whoever listens to the rack also uses it, so that the rack is there first.
        """
        self._noticed, self._health_changed = noticed, health_changed

    @contextmanager
    def hurrying(self) -> Iterator[None]:
        """Somebody waits for a door: no new look at the boards begins, so that the pulse finds its bus free, and what
        can wait for the pulse (see `pulsed`) does."""
        self._hurries += 1
        self._calm.clear()
        self._pulsed.clear()
        try:
            yield
        finally:
            self._hurries -= 1
            if not self._hurries:
                self._calm.set()
                self._pulsed.set()

    async def pulsed(self) -> None:
        """Returns when nobody waits for a pulse, or has for long enough."""
        await happens(self._pulsed, LONGEST_HURRY_S)

    async def open(self, door: str) -> Pulse:
        """Pulse one lock. Again only where nothing came back and the switch still says closed: a door that was seen
        open, or that nobody can see, may have been opened, and shut by somebody who has gone."""
        slot, channel = self._place(door)
        self._seen_open.discard(door)
        pulse = Pulse(False, DoorState.UNKNOWN)
        for _ in range(ATTEMPTS):
            pulse = await self._pulse(slot, channel)
            if pulse.acked or pulse.declined or not await self._stayed_closed(door):
                break
        return pulse

    async def read(self, door: str) -> DoorState:
        slot, channel = self._place(door)
        try:
            return await self._on_queue(slot, lambda: slot.board.read(channel))
        except BoardError:
            return DoorState.UNKNOWN

    async def snapshot(self) -> dict[str, DoorState]:
        """Every door. Buses side by side; on a bus one board after the other, so that an opening waits for one only."""
        found: dict[str, DoorState] = {}
        for part in await asyncio.gather(*(self._snapshots(slots) for slots in self._by_bus())):
            found |= part
        return found

    def items(self) -> dict[str, ItemState]:
        """What the item sensors said in the last snapshot; unknown where there is no sensor or it was not read."""
        return {door: item for slot in self._slots.values() for door, item in _items(slot)}

    async def light(self, door: str) -> bool:
        """Flash the lamp at a door; whether there is one that did."""
        slot, channel = self._place(door)
        try:
            return await self._on_queue(slot, lambda: slot.board.light(channel))
        except BoardError:
            return False

    def health(self) -> dict[str, str]:
        return {bank: slot.health for bank, slot in self._slots.items()}

    def trouble(self, bank: str) -> str:
        """What was wrong with the last answer of a board that is not well, for whoever repairs it; else empty."""
        return self._slots[bank].trouble

    def close(self) -> None:
        for slot in self._slots.values():
            slot.queue.shutdown(wait=True, cancel_futures=True)
            slot.bus.close()

    async def _pulse(self, slot: Slot, channel: int) -> Pulse:
        """One lock of the whole cabinet at a time, and the next only when the board has let this one go."""
        async with self._energising:
            if (left := self._released_at - time.monotonic()) > 0:
                await asyncio.sleep(left)
            try:
                return await self._on_queue(slot, lambda: slot.board.open(channel))
            except BoardError:
                return Pulse(False, DoorState.UNKNOWN)
            finally:
                self._released_at = time.monotonic() + slot.board.pulse_s
                self._pulsed.set()

    async def _stayed_closed(self, door: str) -> bool:
        return await self.read(door) is DoorState.CLOSED and door not in self._seen_open

    async def _snapshots(self, slots: Iterable[Slot]) -> dict[str, DoorState]:
        found: dict[str, DoorState] = {}
        for slot in slots:
            await happens(self._calm, LONGEST_HURRY_S)
            before = slot.health
            found |= await self._snapshot_of(slot)
            if slot.health != before:
                self._health_changed(slot.bank, slot.health)
        return found

    async def _snapshot_of(self, slot: Slot) -> dict[str, DoorState]:
        now, silent = self._clock(), slot.health == "silent"
        if silent and now < slot.ask_again:
            return dict.fromkeys(slot.doors, DoorState.UNKNOWN)
        within_s = SILENT_REPLY_S if silent else None
        try:
            states = await self._on_queue(slot, lambda: slot.board.snapshot(within_s))
        except BoardError as error:
            slot.failures += 1
            slot.trouble = str(error)
            # A missing adapter costs nothing to look for; its doors are known again as soon as it is back.
            slot.ask_again = now if isinstance(error, PortLost) else now + SILENT_RETRY_S
            return dict.fromkeys(slot.doors, DoorState.UNKNOWN)
        slot.failures, slot.trouble = 0, ""
        return {door: states[channel] for door, channel in slot.doors.items()}

    async def _on_queue(self, slot: Slot, work: Callable[[], T]) -> T:
        """Raises NoReply where the bus hangs; work whose turn comes too late is not done."""
        latest = time.monotonic() + ATTEMPT_S

        def in_time() -> T:
            if time.monotonic() > latest:
                raise NoReply(f"{slot.bus.path.name}: the bus was busy for too long")
            return work()

        try:
            async with asyncio.timeout(ATTEMPT_S):
                return await asyncio.get_running_loop().run_in_executor(slot.queue, in_time)
        except BoardError:
            raise
        except TimeoutError as error:
            raise NoReply(f"{slot.bus.path.name}: hangs") from error
        finally:
            self._tell_noticed()

    def _tell_noticed(self) -> None:
        for slot in self._slots.values():
            names = {channel: door for door, channel in slot.doors.items()}
            for each in slot.board.noticed():
                if each.channel in names:
                    self._heard_of(names[each.channel], each.state)

    def _heard_of(self, door: str, state: DoorState) -> None:
        if state is DoorState.OPEN:
            self._seen_open.add(door)
        self._noticed(door, state)

    def _place(self, door: str) -> tuple[Slot, int]:
        slot = self._slots[bank_of(door)]
        return slot, slot.doors[door]

    def _by_bus(self) -> list[list[Slot]]:
        buses: dict[int, list[Slot]] = {}
        for slot in self._slots.values():
            buses.setdefault(id(slot.queue), []).append(slot)
        return list(buses.values())


def _nobody(*told: object) -> NoReturn:
    raise RuntimeError(f"nobody listens to this rack, which has {told} to tell")


def _items(slot: Slot) -> list[tuple[str, ItemState]]:
    """A board with its inputs open says absent of every compartment; only wired sensors count."""
    said = slot.board.items() if slot.item_sensors and slot.failures == 0 else {}
    return [(door, said.get(channel, ItemState.UNKNOWN)) for door, channel in slot.doors.items()]


def build(banks: Sequence[BankConfig], reply_s: float) -> Rack:
    """Boards that share a serial path share a bus and its queue. Opens no port and no door."""
    buses = Buses()
    queues: dict[Path, ThreadPoolExecutor] = {}
    for bank in banks:
        queues.setdefault(bank.serial, ThreadPoolExecutor(1, thread_name_prefix=bank.serial.name))
    return Rack([_slot(bank, buses, queues[bank.serial], reply_s) for bank in banks])


def _slot(bank: BankConfig, buses: Buses, queue: ThreadPoolExecutor, reply_s: float) -> Slot:
    return Slot(bank.bank, buses.driver(bank, reply_s), queue, bank.doors, buses.bus(bank), bank.item_sensors)

"""What the simulated cabinet is made of: compartments with a lock, a door, a switch, perhaps an item; and faults."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from iot.sim import faults

LIT_S = 5.0


class Breakable(Protocol):
    faults: set[str]

    def set_fault(self, fault: str, on: bool) -> None:
        """Raises ValueError for a fault that it cannot have."""


@dataclass(slots=True)
class SimCompartment:
    """One cell as it really is, and what its sensors make of it."""

    open: bool = False
    item: bool = False
    pulses: int = 0
    faults: set[str] = field(default_factory=set)
    frozen: bool = False
    frozen_item: bool = False
    family: str = ""
    lit_until: float = 0.0

    @property
    def switch_says_open(self) -> bool:
        return self.frozen if "stuck" in self.faults else self.open

    @property
    def sensor_says_item(self) -> bool:
        return self.frozen_item if "item_stuck" in self.faults else self.item

    @property
    def lit(self) -> bool:
        return time.monotonic() < self.lit_until

    def light(self) -> None:
        self.lit_until = time.monotonic() + LIT_S

    def pulse(self) -> bool:
        """Whether the lock let go."""
        self.pulses += 1
        if "jam" in self.faults:
            return False
        self.open = True
        return True

    def set_fault(self, fault: str, on: bool) -> None:
        faults.check(fault, faults.DOOR, self.family)
        if on and fault not in self.faults:
            self.frozen = self.open if fault == "stuck" else self.frozen
            self.frozen_item = self.item if fault == "item_stuck" else self.frozen_item
        self.faults = self.faults | {fault} if on else self.faults - {fault}


def nobody_comes(compartment: SimCompartment) -> None:
    """A door stays open until the test closes it."""


@dataclass(slots=True)
class SimBoard:
    """One board's compartments by channel, and what is wrong with the board itself. `opened`: whoever stands there."""

    bank: str
    address: int
    channels: int
    open_is: int
    doors: dict[int, SimCompartment]
    faults: set[str] = field(default_factory=set)
    opened: Callable[[SimCompartment], None] = nobody_comes
    driver: str = "8a80"
    busy: bool = False
    asked: int = 0

    def pulse(self, channel: int) -> bool:
        compartment = self.doors.get(channel)
        self.busy = "busy" in self.faults
        if compartment is None or not compartment.pulse():
            return False
        self.opened(compartment)
        return True

    def is_open(self, channel: int) -> bool:
        compartment = self.doors.get(channel)
        return compartment is not None and compartment.switch_says_open

    def has_item(self, channel: int) -> bool:
        compartment = self.doors.get(channel)
        return compartment is not None and compartment.sensor_says_item

    def active(self, channel: int) -> bool:
        """What the wire to the switch says: on or off, by the kind of lock."""
        return self.is_open(channel) is (self.open_is == 0x11)

    def set_fault(self, fault: str, on: bool) -> None:
        faults.check(fault, faults.BOARD, self.driver)
        self.faults = self.faults | {fault} if on else self.faults - {fault}
        self.busy = self.busy and "busy" in self.faults


class Adapter(Protocol):
    """Where the cabinet's program has the wires open, as it has a USB adapter."""

    def plug(self, plugged: bool) -> None: ...


@dataclass(slots=True)
class SimLine:
    """One pair of wires. `adapter` None: nothing of it can be pulled out, as in a test that only speaks frames."""

    name: str
    faults: set[str] = field(default_factory=set)
    adapter: Adapter | None = None

    def set_fault(self, fault: str, on: bool) -> None:
        faults.check(fault, faults.BUS, "")
        self.faults = self.faults | {fault} if on else self.faults - {fault}
        if self.adapter is not None:
            self.adapter.plug("unplugged" not in self.faults)


class SimCabinet:
    """All compartments by their door's name, boards by their bank's and lines by their file's."""

    def __init__(self, boards: Iterable[tuple[SimBoard, Mapping[str, int]]], lines: Iterable[str] = ()) -> None:
        boards = list(boards)
        self.boards = {board.bank: board for board, _ in boards}
        self.doors = {door: board.doors[channel] for board, names in boards for door, channel in names.items()}
        self.lines = {name: SimLine(name) for name in lines}

    @property
    def parts(self) -> dict[str, Breakable]:
        return {**self.boards, **self.doors, **self.lines}

    def set_fault(self, target: str, fault: str, on: bool) -> None:
        """Raises KeyError for a part that is not there, ValueError for a fault that it cannot have."""
        self.parts[target].set_fault(fault, on)

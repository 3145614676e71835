"""What the simulated cabinet is made of: compartments with a lock, a door, a switch, perhaps an item; and faults."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

DOOR_FAULTS = frozenset({"jam", "stuck", "left_open"})
BOARD_FAULTS = frozenset({"dead", "no_reply", "bad_checksum", "short_reply", "swapped"})


@dataclass(slots=True)
class Compartment:
    """`jam`: the lock does not let go. `stuck`: the switch keeps saying what it said. `left_open`: no hand closes."""

    open: bool = False
    item: bool = False
    pulses: int = 0
    faults: set[str] = field(default_factory=set)
    frozen: bool = False

    @property
    def switch_says_open(self) -> bool:
        return self.frozen if "stuck" in self.faults else self.open

    def pulse(self) -> bool:
        """Whether the lock let go."""
        self.pulses += 1
        if "jam" in self.faults:
            return False
        self.open = True
        return True

    def set_fault(self, fault: str, on: bool) -> None:
        if fault == "stuck" and on and fault not in self.faults:
            self.frozen = self.open
        self.faults = self.faults | {fault} if on else self.faults - {fault}


@dataclass(slots=True)
class SimBoard:
    """One board's compartments by channel, and what is wrong with the board itself."""

    bank: str
    address: int
    channels: int
    open_is: int
    doors: dict[int, Compartment]
    faults: set[str] = field(default_factory=set)
    opened: Callable[[int], None] = lambda channel: None

    def pulse(self, channel: int) -> bool:
        compartment = self.doors.get(channel)
        let_go = compartment is not None and compartment.pulse()
        if let_go:
            self.opened(channel)
        return let_go

    def is_open(self, channel: int) -> bool:
        compartment = self.doors.get(channel)
        return compartment is not None and compartment.switch_says_open


class SimCabinet:
    """All compartments by their door's name, for the hand and for the control page."""

    def __init__(self, boards: Iterable[tuple[SimBoard, dict[str, int]]]) -> None:
        self.boards = {board.bank: board for board, _ in boards}
        self.doors = {door: board.doors[channel] for board, names in boards for door, channel in names.items()}

    def set_fault(self, target: str, fault: str, on: bool) -> None:
        """Raises KeyError for a door or bank that is not there, ValueError for a fault that it cannot have."""
        if target in self.boards:
            _one_of(fault, BOARD_FAULTS)
            faults = self.boards[target].faults
            self.boards[target].faults = faults | {fault} if on else faults - {fault}
            return
        door = self.doors[target]
        _one_of(fault, DOOR_FAULTS)
        door.set_fault(fault, on)


def _one_of(fault: str, known: frozenset[str]) -> None:
    if fault not in known:
        raise ValueError(f"fault must be one of {', '.join(sorted(known))}")

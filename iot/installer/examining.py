"""What can be measured on a bus without opening a door, as plain figures; judging them is for diagnosis.py."""

import errno
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cabinet_contract.words import DoorState
from iot.boards.bus import Bus
from iot.boards.buses import Buses
from iot.config.banks import BankConfig
from iot.config.families import FAMILIES
from iot.errors import BoardError, PortLost
from iot.installer.questions import Heard, question
from iot.installer.scanning import FACTORY_BAUDS, FoundBoard, Search

TIMES = 6
WITHIN_S = 0.4


class AdapterHealth(StrEnum):
    OK = "ok"
    MISSING = "missing"
    BUSY = "busy"
    DENIED = "denied"
    LOST = "lost"


# What the system says of a port that it cannot open.
TROUBLES: dict[int | None, AdapterHealth] = {
    errno.ENOENT: AdapterHealth.MISSING, errno.ENODEV: AdapterHealth.MISSING, errno.ENXIO: AdapterHealth.MISSING,
    errno.EACCES: AdapterHealth.DENIED, errno.EPERM: AdapterHealth.DENIED,
    errno.EAGAIN: AdapterHealth.BUSY, errno.EBUSY: AdapterHealth.BUSY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tested:
    """One door that was opened for the test. `person`: whether somebody saw it open; None: nobody was asked."""

    door: str
    acked: bool
    sensor_changed: bool
    person: bool | None


@dataclass(frozen=True, slots=True)
class BoardReport:
    """`channels`: as the board itself counts them; `open_doors`: what its sensors call open, None where unreadable."""

    bank: BankConfig
    heard: Mapping[Heard, int]
    channels: int | None
    open_doors: tuple[str, ...] | None = None
    tested: tuple[Tested, ...] = ()

    @property
    def asked(self) -> int:
        return sum(self.heard.values())

    def all(self, *kinds: Heard) -> bool:
        return sum(self.heard.get(kind, 0) for kind in kinds) == self.asked

    def to_wire(self) -> dict[str, Any]:
        return {
            "bank": self.bank.bank, "driver": self.bank.driver, "address": self.bank.address,
            "heard": {str(kind): count for kind, count in self.heard.items()}, "channels": self.channels,
            "open_doors": None if self.open_doors is None else list(self.open_doors),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class BusReport:
    """`others`: boards that answer on this bus and are not in the configuration as they answer."""

    path: Path
    adapter: AdapterHealth
    boards: tuple[BoardReport, ...] = ()
    others: tuple[FoundBoard, ...] = ()


@dataclass(slots=True)
class Examination:
    make_bus: Callable[..., Bus] = Bus
    within_s: float = WITHIN_S
    times: int = TIMES
    search: Search = field(default_factory=Search)

    def bus(self, path: Path, banks: Sequence[BankConfig], searching: Callable[[], None]) -> BusReport:
        """`searching` is called before a search for other boards, which takes a while."""
        bus = self.make_bus(path, baud=banks[0].baud)
        try:
            boards = tuple(self._board(bus, bank) for bank in banks)
        except PortLost as error:
            return BusReport(path, health_of(error))
        finally:
            bus.close()
        return BusReport(path, AdapterHealth.OK, boards, self._others(path, boards, searching))

    def _board(self, bus: Bus, bank: BankConfig) -> BoardReport:
        asked = question(bank.driver, bank.address, bank.channels)
        answers = [asked.listen(bus, self.within_s) for _ in range(self.times)]
        counts = Counter(heard for heard, _ in answers)
        channels = next((channels for _, channels in answers if channels), None)
        return BoardReport(bank, counts, channels, self._open_doors(bus, bank))

    def _open_doors(self, bus: Bus, bank: BankConfig) -> tuple[str, ...] | None:
        buses = Buses(lambda path, *, baud: bus)
        try:
            states = buses.driver(bank, self.within_s).snapshot()
        except PortLost:
            raise
        except BoardError:
            return None
        return tuple(door for door, channel in bank.doors.items() if states[channel] is DoorState.OPEN)

    def _others(
        self, path: Path, boards: tuple[BoardReport, ...], searching: Callable[[], None]
    ) -> tuple[FoundBoard, ...]:
        """Only looked for where somebody who should answer does not: the search takes a while. Where others do answer,
        rate and wires are right, and only the missing boards' own families are tried."""
        missing = [board for board in boards if board.all(Heard.SILENT, Heard.GARBLED)]
        if not missing:
            return ()
        searching()
        alone = len(missing) == len(boards)
        bauds = dict.fromkeys([*(board.bank.baud for board in boards), *(FACTORY_BAUDS if alone else ())])
        drivers = FAMILIES if alone else dict.fromkeys(board.bank.driver for board in missing)
        known = {(b.bank.driver, b.bank.address, b.bank.baud) for b in boards}
        try:
            found = self.search.boards(path, bauds, drivers)
        except PortLost:
            return ()
        return tuple(other for other in found if (other.driver, other.address, other.baud) not in known)


def health_of(error: PortLost) -> AdapterHealth:
    """What is wrong with the adapter, by what the system said of its port."""
    return TROUBLES.get(getattr(error.__cause__, "errno", None), AdapterHealth.LOST)

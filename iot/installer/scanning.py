"""Finding the boards on a bus: every family, every rate, every address that a DIP switch is likely set to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from iot.boards import frames_8a80
from iot.boards.bus import Bus
from iot.config.families import FAMILIES, Family
from iot.errors import BoardError
from iot.installer.questions import Heard, question

WITHIN_S = 0.2
# Beyond this nobody sets a DIP switch in one cabinet.
MOST_ADDRESSES = 16
MODBUS_SIZES = (32, 16, 8)
# The rates that boards leave their factories with.
FACTORY_BAUDS = (9600, 19200)
MakeBus = Callable[..., Bus]
Step = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class FoundBoard:
    driver: str
    baud: int
    address: int
    channels: int

    def __str__(self) -> str:
        return f"{self.driver}, {self.baud} baud, address {self.address}, {self.channels} channels"


@dataclass(frozen=True, slots=True)
class Search:
    make_bus: MakeBus = Bus
    within_s: float = WITHIN_S

    def boards(
        self, path: Path, bauds: Iterable[int], drivers: Iterable[str] = tuple(FAMILIES), *, step: Step | None = None
    ) -> list[FoundBoard]:
        """`step(baud, family)` is called before each part of the search, for a person who waits.

        Raises PortLost where the adapter cannot be used.
        """
        wanted = list(drivers)
        return [found for baud in bauds for found in self._at(path, baud, wanted, step)]

    def _at(self, path: Path, baud: int, drivers: list[str], step: Step | None) -> Iterator[FoundBoard]:
        bus = self.make_bus(path, baud=baud)
        try:
            for driver in drivers:
                if step is not None:
                    step(baud, driver)
                for address, channels in self._of(bus, FAMILIES[driver]):
                    yield FoundBoard(driver, baud, address, channels)
        finally:
            bus.close()

    def _of(self, bus: Bus, family: Family) -> Iterator[tuple[int, int]]:
        addresses = list(family.addresses[:MOST_ADDRESSES])
        if family.name == "8a80":
            addresses += [a for a in self._only_8a80(bus) if a not in addresses]
        for address in addresses:
            for size in MODBUS_SIZES if family.name == "modbus" else (family.channels,):
                heard, channels = question(family.name, address, size).listen(bus, self.within_s)
                if heard is Heard.GOOD and channels:
                    yield address, channels
                if heard is not Heard.DECLINED:
                    break

    def _only_8a80(self, bus: Bus) -> Iterator[int]:
        """A board that is alone on its bus tells its address, also a high one."""
        with suppress(BoardError):
            reply = bus.ask(frames_8a80.ADDRESS_QUERY, frames_8a80.SINGLE_REPLY, self.within_s)
            yield frames_8a80.parse_address(reply)

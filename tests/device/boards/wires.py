"""A serial port whose other end is a simulated line, in the same process: bytes on one side, facts on the other."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iot.boards.bus import Bus
from iot.boards.buses import Buses
from iot.boards.driver import Driver
from iot.config.banks import BankConfig
from iot.config.families import FAMILIES
from iot.sim.line import SimBus
from iot.sim.parts import SimBoard, SimCompartment, SimLine

REPLY_S = 0.01


@dataclass
class FakePort:
    """What pyserial would give; `plugged` False is an adapter that was pulled out. Silence costs no time."""

    line: SimBus
    asked: list[bytes] = field(default_factory=list)
    waiting: bytes = b""
    plugged: bool = True
    baud_fits: bool = True

    @property
    def in_waiting(self) -> int:
        return len(self.waiting)

    def reset_input_buffer(self) -> None:
        self.waiting = b""

    def write(self, data: bytes) -> int:
        if not self.plugged:
            raise OSError("unplugged")
        self.asked.append(data)
        if self.baud_fits:
            self.waiting += self.line.feed(data)
        return len(data)

    def read(self, size: int = 1) -> bytes:
        part, self.waiting = self.waiting[:size], self.waiting[size:]
        return part

    def close(self) -> None: ...


class Bench:
    """Boards of any families on lines, with their real drivers. `pauses`: what was slept instead of sleeping."""

    def __init__(self, *banks: BankConfig) -> None:
        self.banks = banks
        self.pauses: list[float] = []
        self.ports: dict[Path, FakePort] = {}
        self.boards = {bank.bank: simulated(bank) for bank in banks}
        for path in {bank.serial for bank in banks}:
            boards = [self.boards[bank.bank] for bank in banks if bank.serial == path]
            self.ports[path] = FakePort(SimBus(SimLine(path.name), boards))
        self.opened = 0
        self.buses = Buses(self.bus)
        self.drivers: dict[str, Driver] = {b.bank: self.buses.driver(b, REPLY_S) for b in banks}

    def bus(self, path: Path, *, baud: int = 9600, clock: Callable[[], float] | None = None) -> Bus:
        settings: dict[str, Any] = {"clock": clock} if clock else {}
        return Bus(path, baud=baud, open_port=self._open, sleep=self.pauses.append, **settings)

    @property
    def port(self) -> FakePort:
        return next(iter(self.ports.values()))

    @property
    def driver(self) -> Driver:
        return self.drivers[self.banks[0].bank]

    @property
    def board(self) -> SimBoard:
        return self.boards[self.banks[0].bank]

    def _open(self, path: Path, baud: int, timeout_s: float) -> FakePort:
        self.opened += 1
        port = self.ports.get(path)
        if port is None or not port.plugged:
            raise FileNotFoundError(errno.ENOENT, f"no such adapter: {path}")
        port.baud_fits = baud in {bank.baud for bank in self.banks if bank.serial == path}
        return port


def bank(driver: str, *, letter: str = "A", **changes: Any) -> BankConfig:
    family = FAMILIES[driver]
    known: dict[str, Any] = {
        "bank": letter, "driver": driver, "serial": Path("bus"), "address": 1, "channels": family.channels,
        "open_is": family.open_is, "baud": family.baud,
    }  # fmt: skip
    known |= changes
    known.setdefault("doors", {f"{letter}{n:02d}": n for n in range(1, min(known["channels"], 25) + 1)})
    return BankConfig(**known)


def simulated(bank: BankConfig) -> SimBoard:
    doors = {channel: SimCompartment(family=bank.driver) for channel in range(1, bank.channels + 1)}
    return SimBoard(bank.bank, bank.address, bank.channels, bank.open_is, doors, driver=bank.driver)


def bench(driver: str, **changes: Any) -> Bench:
    return Bench(bank(driver, **changes))

"""The running simulator: boards on their buses, and the hand that puts, takes and closes."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from iot.boards.rack import ATTEMPTS
from iot.config.banks import BankConfig
from iot.config.loading import Config
from iot.sim.line import REMEMBERED, LoggedBytes, SimBus
from iot.sim.parts import SimBoard, SimCabinet, SimCompartment
from iot.sim.pty import PtyBus


class Simulator:
    """`hand_s`: how long after a door opened a person puts or takes the item and closes it; None: nobody comes."""

    def __init__(self, config: Config) -> None:
        self.config = config
        boards = [(board_of(bank, self._opened), hung(bank)) for bank in config.banks]
        self.cabinet = SimCabinet(boards, line_names(config.banks))
        self.hand_s = None if config.sim.hand_ms is None else config.sim.hand_ms / 1000
        self.heard: deque[LoggedBytes] = deque(maxlen=REMEMBERED)
        self.line_of: dict[str, str] = {}
        self._buses = [self._bus(path, banks) for path, banks in by_bus(config.banks).items()]

    def start(self) -> None:
        for bus in self._buses:
            bus.start()

    def stop(self) -> None:
        for bus in self._buses:
            bus.stop()

    def _bus(self, path: Path, banks: list[BankConfig]) -> PtyBus:
        wires = self.cabinet.lines[path.name]
        self.line_of |= {bank.bank: path.name for bank in banks}
        line = SimBus(wires, [self.cabinet.boards[bank.bank] for bank in banks], self.heard)
        # After the last of the attempts, so that it is late for all of them however busy the machine is.
        late_s = self.config.timings.reply_s * (ATTEMPTS + 1)
        bus = PtyBus(path, line, baud=banks[0].baud, reply_s=self.config.sim.reply_ms / 1000, late_s=late_s)
        wires.adapter = bus
        return bus

    def _opened(self, compartment: SimCompartment) -> None:
        if self.hand_s is not None:
            asyncio.get_running_loop().call_later(self.hand_s, _hand, compartment)


def _hand(compartment: SimCompartment) -> None:
    if "left_open" not in compartment.faults and compartment.open:
        compartment.item = not compartment.item
        compartment.open = False


def board_of(bank: BankConfig, opened: Callable[[SimCompartment], None]) -> SimBoard:
    doors = {channel: SimCompartment(family=bank.driver) for channel in hung(bank).values()}
    return SimBoard(bank.bank, bank.address, bank.channels, bank.open_is, doors, opened=opened, driver=bank.driver)


def hung(bank: BankConfig) -> Mapping[str, int]:
    """The channel of each door. Before calibration the doors are there all the same: one on each channel."""
    return bank.doors or {f"{bank.bank}{channel:02d}": channel for channel in range(1, bank.channels + 1)}


def by_bus(banks: tuple[BankConfig, ...]) -> dict[Path, list[BankConfig]]:
    buses: dict[Path, list[BankConfig]] = {}
    for bank in banks:
        buses.setdefault(bank.serial, []).append(bank)
    return buses


def line_names(banks: tuple[BankConfig, ...]) -> list[str]:
    return [path.name for path in by_bus(banks)]

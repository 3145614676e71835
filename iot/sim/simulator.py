"""The running simulator: boards on their buses, and the hand that puts, takes and closes."""

import asyncio
from pathlib import Path

from iot.config import BankConfig, Config
from iot.sim.cabinet import Compartment, SimBoard, SimCabinet
from iot.sim.pty import PtyBus
from iot.sim.wire_8a80 import Wire8A80


class Simulator:
    """`hand_s`: how long after a door opened a person puts or takes the item and closes it; None: nobody comes."""

    def __init__(self, config: Config) -> None:
        boards = [(_board(bank), dict(bank.doors)) for bank in config.banks]
        self.cabinet = SimCabinet(boards)
        self.hand_s = None if config.sim.hand_ms is None else config.sim.hand_ms / 1000
        self._buses = [
            PtyBus(path, Wire8A80([self.cabinet.boards[b] for b in banks]).feed, reply_s=config.sim.reply_ms / 1000)
            for path, banks in _by_bus(config.banks).items()
        ]
        for board in self.cabinet.boards.values():
            board.opened = lambda channel, board=board: self._opened(board.doors[channel])

    def start(self) -> None:
        for bus in self._buses:
            bus.start()

    def stop(self) -> None:
        for bus in self._buses:
            bus.stop()

    def _opened(self, compartment: Compartment) -> None:
        if self.hand_s is not None:
            asyncio.get_running_loop().call_later(self.hand_s, _hand, compartment)


def _hand(compartment: Compartment) -> None:
    if "left_open" not in compartment.faults and compartment.open:
        compartment.item = not compartment.item
        compartment.open = False


def _board(bank: BankConfig) -> SimBoard:
    doors = {channel: Compartment() for channel in bank.doors.values()}
    return SimBoard(bank.bank, bank.address, bank.channels, bank.open_is, doors)


def _by_bus(banks: tuple[BankConfig, ...]) -> dict[Path, list[str]]:
    buses: dict[Path, list[str]] = {}
    for bank in banks:
        buses.setdefault(bank.serial, []).append(bank.bank)
    return buses

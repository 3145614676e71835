"""From the configuration to drivers: one bus for each serial path, one driver for each board."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from iot.boards.bus import Bus
from iot.boards.driver import Driver
from iot.boards.driver_8a80 import Board8A80
from iot.boards.driver_kerong import BoardKerong
from iot.boards.driver_modbus import BoardModbus
from iot.boards.driver_wkly import BoardWkly, Ear
from iot.config.banks import BankConfig

Maker = Callable[..., Driver]
DRIVERS: Mapping[str, Maker] = {"8a80": Board8A80, "kerong": BoardKerong, "modbus": BoardModbus, "wkly": BoardWkly}


class Buses:
    """The buses of a cabinet. Opens no port: the first question does."""

    def __init__(self, make_bus: Callable[..., Bus] = Bus) -> None:
        self._make_bus = make_bus
        self._ears: dict[Path, Ear] = {}
        self.by_path: dict[Path, Bus] = {}

    def bus(self, bank: BankConfig) -> Bus:
        if bank.serial not in self.by_path:
            self.by_path[bank.serial] = self._make_bus(bank.serial, baud=bank.baud)
        return self.by_path[bank.serial]

    def driver(self, bank: BankConfig, reply_s: float) -> Driver:
        make = DRIVERS[bank.driver]
        if bank.driver == "wkly":
            make = partial(BoardWkly, ear=self._ears.setdefault(bank.serial, Ear()))
        return make(
            self.bus(bank), bank.address,
            channels=bank.channels, open_is=bank.open_is, pulse_ms=bank.pulse_ms, reply_s=reply_s,
        )  # fmt: skip

    def close(self) -> None:
        for bus in self.by_path.values():
            bus.close()

"""A person who calibrates simulated boards: looks at the doors, says which opened, shuts them."""

import json
from pathlib import Path
from typing import Any

from iot.boards.buses import Buses
from iot.installer.calibrate import Calibration
from iot.installer.scanning import Search
from tests.device.boards.wires import Bench, bank

QUICK_S = 0.002


class Installer:
    """Looks at the simulated doors, tells which one opened, shuts it, and remembers what was said.

    `wired`: the channel of each door as the doors are really hung. `says` overrides answers by sentence.
    """

    def __init__(self, simulated: Bench, wired: dict[str, int], **says: str) -> None:
        self.boards = simulated.boards
        self.wired = wired
        self.says = says
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def say(self, sentence: str, **fill: Any) -> None:
        self.heard.append((sentence, fill))

    def ask(self, sentence: str, **fill: Any) -> str:
        self.say(sentence, **fill)
        if sentence in ("shut_all", "shut_it"):
            self._shut()
        if sentence in self.says:
            return self.says[sentence]
        return self._opened() if sentence == "which_door" else ""

    def _opened(self) -> str:
        open_doors = [name for name, channel in self.wired.items() if self.boards[name[0]].doors[channel].open]
        return open_doors[0].lower() if open_doors else "-"

    def _shut(self) -> None:
        for board in self.boards.values():
            for door in board.doors.values():
                door.open = False

    def told(self, sentence: str) -> list[dict[str, Any]]:
        return [fill for said, fill in self.heard if said == sentence]


def config_of(directory: Path, *rows: dict[str, Any]) -> Path:
    path = directory / "cabinet.json"
    wire = {"thing": "cab-hall", "state": "state", "broker": {"host": "localhost"}, "banks": list(rows)}
    path.write_text(json.dumps(wire))
    return path


def row(letter: str, driver: str, address: int, **changes: Any) -> dict[str, Any]:
    return {"bank": letter, "driver": driver, "serial": "bus", "address": address, "doors": {}} | changes


def calibration(simulated: Bench, path: Path, installer: Installer) -> Calibration:
    search = Search(simulated.bus, QUICK_S)
    return Calibration(path, installer, search, lambda: Buses(simulated.bus), pause=lambda seconds: None)


def bench_at(directory: Path, *banks: Any) -> Bench:
    return Bench(*(bank(*args, serial=directory / "bus", **changes) for args, changes in banks))

"""A cabinet that the Node controller plays, as its process: the person at it, the hand at its doors, its power."""

import json
import subprocess
from pathlib import Path
from typing import Any

from infra.local.stack import LocalStack
from tests.foreign.installed import NODE, controller

SECONDS = 30


class ForeignCabinet:
    """`thing` is one of the centre's cabinets that no program plays yet; its `doors` are pretended."""

    def __init__(self, folder: Path, stack: LocalStack, thing: str, serial: str, doors: list[str]) -> None:
        self.thing = thing
        self._doors = doors
        self._state = folder / "state"
        self._config = folder / "controller.json"
        own = Path(next(iter(stack.addresses["cabinets"].values()))["config"]).parent
        config = {
            "thing": thing,
            "serial": serial,
            "host": "127.0.0.1",
            "port": stack.addresses["mqtt_port"],
            "ca": str(own / "ca.pem"),
            "claim": {"certificate": str(own / "claim.pem"), "key": str(own / "claim.key")},
            "template": stack.addresses["outputs"]["CabinetTemplateName"],
            "state": str(self._state),
            "doors": doors,
        }
        self._config.write_text(json.dumps(config))
        self._process: subprocess.Popen[str] | None = None

    def power_on(self) -> None:
        """Once it is provisioned: the first time by claim, later with what it kept."""
        log = self._config.with_suffix(".log").open("a")
        with log:
            self._process = subprocess.Popen(
                [NODE, controller(), self._config], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self.hears() == {"provisioned": self.thing}, self.log()

    def type(self, code: str) -> dict[str, Any]:
        self._says({"code": code})
        return self.hears()

    def close(self, door: str) -> None:
        self._says({"close": door})

    def close_without_power(self, door: str) -> None:
        """Nobody needs power to push a door shut; its sensor shows it when there is power again."""
        board = self._state / "board.json"
        board.write_text(json.dumps(json.loads(board.read_text()) | {door: "closed"}))

    def power_off(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate(timeout=SECONDS)
            self._process = None

    def disk(self) -> bytes:
        """An image of its journal, to be put back."""
        return self._journal.read_bytes()

    def put_back(self, disk: bytes) -> None:
        self._journal.write_bytes(disk)

    def holds(self, grant: str) -> bool:
        """Whether the newest document of a bank holds it."""
        return grant in {row[0] for bank in self._kept["banks"].values() for row in bank["grants"]}

    @property
    def watched(self) -> set[str]:
        """Doors whose closing it awaits."""
        return set(self._kept["doors"])

    @property
    def _kept(self) -> dict[str, Any]:
        return dict(json.loads(self._journal.read_bytes()))

    @property
    def lineage(self) -> str:
        return str(self._kept["lineage"])

    @property
    def _journal(self) -> Path:
        return self._state / "journal.json"

    def log(self) -> str:
        return self._config.with_suffix(".log").read_text()

    def _says(self, line: dict[str, Any]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()

    def hears(self) -> dict[str, Any]:
        """The next line of what there is to see."""
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the controller has ended: {self.log()}"
        return dict(json.loads(line))

"""What the cabinet says of itself in its shadows: of a bank the stored rev and the doors, of the whole its health."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_of
from cabinet_contract.words import DoorState
from iot import VERSION
from iot.boards.rack import Rack
from iot.journal import Journal, grants
from iot.journal.facts import get, put


class ReportedState:
    """By the name of the shadow. `more` is what the fleet wants to know of the whole cabinet; it is looked at now and
    then only, since every difference costs a shadow write."""

    def __init__(
        self, journal: Journal, rack: Rack, doors: Callable[[], Mapping[str, DoorState]],
        more: Callable[[], Mapping[str, Any]],
    ) -> None:  # fmt: skip
        self._journal = journal
        self._rack = rack
        self._doors = doors
        self._more = more
        self._health: Mapping[str, Any] | None = None
        self._opened: dict[str, int] = get(journal.db, "opened") or {}

    def __call__(self, shadow: str) -> Mapping[str, Any]:
        if shadow == CABINET_SHADOW:
            return self._cabinet()
        bank = shadow.removeprefix("bank-")
        doors = {door: str(state) for door, state in self._doors().items() if bank_of(door) == bank}
        return {"rev": grants.held(self._journal.db, bank)[1], "doors": doors}

    def opened(self, door: str, at: float) -> None:
        self._opened[door] = round(at)

    def look_again(self) -> None:
        self._health = None
        with self._journal.transaction() as db:
            put(db, "opened", self._opened)

    def _cabinet(self) -> dict[str, Any]:
        more = dict(self._more())
        self._health = self._health or more["health"]
        about = {"version": VERSION, "lineage": self._journal.lineage, "boot": self._journal.boot}
        # Not with the banks, whose documents leave 1 KB for what is reported.
        return about | more | {"boards": self._rack.health(), "health": self._health, "opened": self._opened}


def bank_state(db: sqlite3.Connection, bank: str) -> dict[str, Any]:
    """For whoever looks at the box."""
    version, rev = grants.held(db, bank)
    return {"rev": rev, "version": version, "grants": grants.count(db, bank)}

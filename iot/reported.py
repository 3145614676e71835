"""What the cabinet says of itself in its shadows: of a bank the stored rev and the doors, of the whole its health."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_of
from cabinet_contract.words import DoorState
from iot import VERSION
from iot.boards.rack import Rack
from iot.journal import Journal, grants


class Reported:
    """By the name of the shadow."""

    def __init__(self, journal: Journal, rack: Rack, doors: Callable[[], Mapping[str, DoorState]]) -> None:
        self._journal = journal
        self._rack = rack
        self._doors = doors

    def __call__(self, shadow: str) -> Mapping[str, Any]:
        if shadow == CABINET_SHADOW:
            about = {"version": VERSION, "lineage": self._journal.lineage, "boot": self._journal.boot}
            return about | {"boards": self._rack.health()}
        bank = shadow.removeprefix("bank-")
        doors = {door: str(state) for door, state in self._doors().items() if bank_of(door) == bank}
        return {"rev": grants.held(self._journal.db, bank)[1], "doors": doors}


def bank_state(db: sqlite3.Connection, bank: str) -> dict[str, Any]:
    """For whoever looks at the box."""
    version, rev = grants.held(db, bank)
    return {"rev": rev, "version": version, "grants": grants.count(db, bank)}

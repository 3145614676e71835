"""Doors that were opened for a purpose which the cloud may not know of yet.

Until it does, another code for the same door and purpose is a reissue for the same person, who has been let in
already: it must not open. The cloud knows when it has acknowledged the use and a document of that bank came after.
"""

import sqlite3
from collections.abc import Iterable

from cabinet_contract.words import Purpose
from iot.journal import events
from iot.rules.answering import PUTTING


def spend(
    db: sqlite3.Connection, lineage: str, doors: Iterable[str], purpose: Purpose, *, grant: str, number: int
) -> None:
    """`number`: of the event that tells of the use, in the journal `lineage`."""
    other_way = [p for p in Purpose if (p in PUTTING) is not (purpose in PUTTING)]
    for door in doors:
        # The cloud sends nobody to take what it does not know is there, or to fill what it does not know is empty.
        for other in other_way:
            db.execute("DELETE FROM spent WHERE door = ? AND purpose = ?", (door, other))
        db.execute("INSERT OR REPLACE INTO spent VALUES (?, ?, ?, ?, ?, 0)", (door, purpose, grant, lineage, number))


def is_spent(db: sqlite3.Connection, lineage: str, door: str, purpose: Purpose) -> bool:
    question = "SELECT number, newer FROM spent WHERE door = ? AND purpose = ? AND lineage = ?"
    row = db.execute(question, (door, purpose, lineage)).fetchone()
    return row is not None and not (row[1] and events.acked(db) >= row[0])


def document_stored(db: sqlite3.Connection, bank: str) -> None:
    db.execute("UPDATE spent SET newer = 1 WHERE NOT newer AND substr(door, 1, 1) = ?", (bank,))

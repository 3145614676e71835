"""How many transactions the journal has had: counted in it, and written down once more beside it.

The journal's log can be lost or cut while the file itself stays sound; then what was on the disk is gone, and no sum
tells. The note is written after each commit and never synced: after a power cut it says at most what the journal says
itself, often less. So only a journal that knows of fewer transactions than the note has lost some.
"""

import contextlib
import os
import sqlite3
from pathlib import Path

# Of the journal; no sum of a table, but in the same row's page, which every transaction writes anyway.
ROW = "transactions"
_COUNT_ONE = "INSERT INTO sums VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET total = total + 1 RETURNING total"


def count_one(db: sqlite3.Connection) -> int:
    """Inside each transaction: its number."""
    return int(db.execute(_COUNT_ONE, (ROW,)).fetchone()[0])


def counted(db: sqlite3.Connection) -> int:
    """Raises sqlite3.DatabaseError where it cannot be read."""
    row = db.execute("SELECT total FROM sums WHERE name = ?", (ROW,)).fetchone()
    return row[0] if row else 0


def noted(journal: Path) -> int:
    """0 where nothing is noted, or nothing that makes sense: then the journal is believed."""
    try:
        first, second = _note_of(journal).read_text(encoding="ascii").split()
        return int(first) if first == second else 0
    except (OSError, ValueError):
        return 0


class Note:
    """The note beside a journal. The cabinet works without it as well: errors of the disk are the journal's to tell."""

    def __init__(self, journal: Path) -> None:
        self._path = _note_of(journal)
        self._handle: int | None = None

    def write(self, transactions: int) -> None:
        with contextlib.suppress(OSError):
            if self._handle is None:
                self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            # Always as long, within one sector, and twice: half a note is none.
            os.pwrite(self._handle, f"{transactions:020d} {transactions:020d}\n".encode(), 0)

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _note_of(journal: Path) -> Path:
    return journal.with_suffix(".noted")

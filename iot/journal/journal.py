"""The journal's file: opened once, written in transactions, with its lineage and boot counter."""

import fcntl
import json
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from iot.errors import StateError
from iot.identity import make_private

SCHEMA = (Path(__file__).parent / "schema.sql").read_text()


class Journal:
    """`lineage` names this file's event numbers; `boot` counts the starts of the program on it."""

    def __init__(self, state: Path) -> None:
        make_private(state)
        self._lock = _only_one(state / "lock")
        self.committed: Callable[[], None] = lambda: None
        try:
            self.db = _connect(state / "journal.sqlite")
            with self.transaction() as db:
                self.lineage: str = _kept(db, "lineage", lambda: secrets.token_hex(8))
                self.boot: int = 1 + (get(db, "boot") or 0)
                put(db, "boot", self.boot)
        except sqlite3.Error as error:
            raise StateError(f"the journal in {state} cannot be used: {error}") from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is on the disk after the block, or none of it. Raises StateError where the disk fails."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield self.db
            self.db.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise StateError(f"the journal cannot be written: {error}") from error
            raise
        self.committed()

    def _roll_back(self) -> None:
        # A failed COMMIT (a full disk) may have ended the transaction already.
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def close(self) -> None:
        self.db.close()
        os.close(self._lock)


def get(db: sqlite3.Connection, name: str) -> Any:
    row = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def put(db: sqlite3.Connection, name: str, value: Any) -> None:
    db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))


def _kept(db: sqlite3.Connection, name: str, make: Callable[[], Any]) -> Any:
    value = get(db, name)
    if value is None:
        value = make()
        put(db, name, value)
    return value


def _connect(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.executescript(SCHEMA)
    return db


def _only_one(path: Path) -> int:
    """Two programs on one journal would number two events alike."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise StateError(f"{path.parent} is in use by another cabinet program") from error
    return handle

"""The journal's file: opened once, written in transactions, with its lineage and boot counter."""

import fcntl
import logging
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from cabinet_contract.words import EventType
from iot.errors import StateError
from iot.journal import events, repair, sums, tally
from iot.journal.facts import get, put
from iot.journal.salvage import damage
from iot.journal.space import Space
from iot.private_files import make_private

log = logging.getLogger(__name__)
SCHEMA = (Path(__file__).parent / "schema.sql").read_text()


class Journal:
    """`lineage` names this file's event numbers; `boot` counts the starts of the program on it.

    `committed` is called after each transaction; None: nobody waits for events, as in a tool that only looks in.
    """

    def __init__(self, state: Path, space: Space | None = None, *, committed: Callable[[], None] | None = None) -> None:
        make_private(state)
        self._lock = _only_one(state / "lock")
        self.committed = committed
        self.space = space or Space(state)
        try:
            self.space.prepare()
            self.db = _sound(state / "journal.sqlite")
            self._note = tally.Note(state / "journal.sqlite")
            with self.transaction() as db:
                self.lineage: str = _kept(db, "lineage", lambda: secrets.token_hex(8))
                self.boot: int = 1 + (get(db, "boot") or 0)
                put(db, "boot", self.boot)
                # A journal of an older program, which did not note this, may have sent all that it has.
                _kept(db, "sent", lambda: events.newest(db))
        except BaseException as error:
            os.close(self._lock)
            if isinstance(error, sqlite3.Error):
                raise StateError(f"the journal in {state} cannot be used: {error}") from error
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is on the disk after the block, or none of it. Raises StateError where the disk fails."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield self.db
            number = tally.count_one(self.db)
            self.db.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise StateError(f"the journal cannot be written: {error}") from error
            raise
        self._note.write(number)
        if self.committed is not None:
            self.committed()

    def begin_anew(self, reason: str, at: float) -> None:
        """A new lineage, since the cloud knows a later past of this one than the journal does.

        Events that the cloud may not have applied are told again under new numbers; each names its old ones.
        """
        old, new = self.lineage, secrets.token_hex(8)
        with self.transaction() as db:
            waiting = events.after(db, events.acked(db), -1)
            events.number_anew(db, [replace(e, body=events.retold(e.body, old, e.number)) for e in waiting])
            put(db, "lineage", new)
            events.append(db, at, EventType.JOURNAL_REPAIRED, reason=reason, **{"from": old})
        self.lineage = new

    def _roll_back(self) -> None:
        # A failed COMMIT (a full disk) may have ended the transaction already.
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def close(self) -> None:
        self.db.close()
        self._note.close()
        os.close(self._lock)


def _kept(db: sqlite3.Connection, name: str, make: Callable[[], Any]) -> Any:
    value = get(db, name)
    if value is None:
        value = make()
        put(db, name, value)
    return value


def _sound(path: Path) -> sqlite3.Connection:
    """The whole file is checked at every start: a damaged page must not first be found by a person at the door."""
    repair.put_in_place(path)
    try:
        return _checked(path)
    except sqlite3.DatabaseError as error:
        if not repair.is_damage(error):
            raise
        log.error("the journal is damaged: %s", error)
    repair.repair(path, SCHEMA)
    return _checked(path)


def _checked(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.executescript(SCHEMA)
        if found := damage(db, tally.noted(path)):
            raise _damaged(found)
        db.execute("BEGIN")
        sums.watch(db)
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def _only_one(path: Path) -> int:
    """Two programs on one journal would number two events alike."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise StateError(f"{path.parent} is in use by another cabinet program") from error
    return handle

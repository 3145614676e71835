"""What can still be read of a damaged journal, table by table, and whether that is all of it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cabinet_contract.values import is_id
from iot.journal import sums, tally
from iot.journal.sums import TABLES

Row = tuple[Any, ...]


@dataclass(slots=True)
class Salvage:
    """`doubted`: tables whose rows are not exactly those that were written. `transactions`: how many there were."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)
    sequence: int = 0
    transactions: int = 0

    def facts(self) -> dict[str, Any]:
        return {name: json.loads(value) for name, value in self.rows["facts"]}


def damage(db: sqlite3.Connection, noted: int) -> str:
    """What is wrong; empty for a sound journal, with at least the `noted` number of transactions. Raises
    sqlite3.DatabaseError where not even that can be read."""
    found = [row[0] for row in db.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        return str(found[0])
    if (counted := tally.counted(db)) < noted:
        return f"{noted - counted} of {noted} transactions are missing"
    return ", ".join(f"rows of {table} differ" for table in sums.differing(db))


def read(path: Path) -> Salvage:
    """Raises nothing for damage: what cannot be read is left out."""
    salvage = Salvage()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for table, order in TABLES.items():
            salvage.rows[table] = _rows(db, table, order, salvage)
        salvage.sequence = _sequence(db, salvage)
        _count(db, salvage, tally.noted(path))
    return salvage


def _count(db: sqlite3.Connection, salvage: Salvage, noted: int) -> None:
    """Transactions that are missing may have touched anything."""
    counted = _kept_sum(db, tally.ROW) or 0
    if counted < noted:
        salvage.doubted |= TABLES.keys()
    salvage.transactions = max(counted, noted)


def _rows(db: sqlite3.Connection, table: str, order: str, salvage: Salvage) -> list[Row]:
    """From the front as far as it goes; then from the back, for what lies behind a damaged page."""
    found: dict[Row, None] = {}
    if not _collect(db, f"SELECT * FROM {table} ORDER BY {order}", found):
        backwards = ", ".join(f"{column} DESC" for column in order.split(", "))
        _collect(db, f"SELECT * FROM {table} ORDER BY {backwards}", found)
    good = [row for row in found if _makes_sense(table, row)]
    if _kept_sum(db, table) != sums.sum_of(good):
        salvage.doubted.add(table)
    return sorted(good, key=lambda row: row[0])


def _collect(db: sqlite3.Connection, question: str, found: dict[Row, None]) -> bool:
    try:
        for row in db.execute(question):
            found[row] = None
    except sqlite3.DatabaseError:
        return False
    return True


def _kept_sum(db: sqlite3.Connection, table: str) -> int | None:
    try:
        return sums.kept(db, table)
    except sqlite3.DatabaseError:
        return None


def _makes_sense(table: str, row: Row) -> bool:
    """Looks only at tables whose values could stop the program."""
    try:
        if table == "facts":
            json.loads(row[1])
        elif table == "events":
            return is_id(row[2]) and row[0] > 0 and row[1] >= 0 and isinstance(json.loads(row[3]), dict)
    except (ValueError, TypeError):
        return False
    return isinstance(row[0], str)


def _sequence(db: sqlite3.Connection, salvage: Salvage) -> int:
    """The last number that was given. Any gap between it and the events that are left means lost events."""
    numbers = [row[0] for row in salvage.rows["events"]]
    try:
        row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'events'").fetchone()
    except sqlite3.DatabaseError:
        row = None
    newest = row[0] if row else 0
    if numbers != list(range(newest - len(numbers) + 1, newest + 1)):
        salvage.doubted.add("events")
    return newest

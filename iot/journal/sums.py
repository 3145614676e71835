"""A checksum of every table's rows, kept up to date by triggers: SQLite itself notices a torn page, not a flipped bit.

The sum of the rows' hashes, so that one row more or less is one addition. The triggers live as long as the connection:
a write without them is found at the next start, like any other damage.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any

# Each with the columns by which its rows are kept in order.
TABLES = {
    "facts": "name", "events": "number", "banks": "bank", "grants": "bank, id, verifier", "used": "id",
    "orders": "id", "watches": "door, kind, id", "said": "door, kind, id", "contents": "door",
    "spent": "door, purpose",
}  # fmt: skip
MASK = 2**60 - 1
_BYTES = 7


def hash_of(*row: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=_BYTES).digest())


def sum_of(rows: Iterable[tuple[Any, ...]]) -> int:
    return sum(hash_of(*row) for row in rows) & MASK


def watch(db: sqlite3.Connection) -> None:
    """From now on every change of this connection keeps the sums; a journal that has none gets them."""
    db.create_function("hash_of", -1, hash_of, deterministic=True)
    # Without it a row that another replaces would not be subtracted.
    db.execute("PRAGMA recursive_triggers = ON")
    for table in TABLES:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        new, old = (", ".join(f"{which}.{column}" for column in columns) for which in ("NEW", "OLD"))
        _trigger(db, table, "INSERT", f"+ hash_of({new})")
        _trigger(db, table, "DELETE", f"- hash_of({old})")
        _trigger(db, table, "UPDATE", f"- hash_of({old}) + hash_of({new})")
        if kept(db, table) is None:
            rows = db.execute(f"SELECT * FROM {table}")
            db.execute("INSERT INTO sums VALUES (?, ?)", (table, sum_of(rows)))


def kept(db: sqlite3.Connection, table: str) -> int | None:
    row = db.execute("SELECT total FROM sums WHERE name = ?", (table,)).fetchone()
    return row[0] if row else None


def differing(db: sqlite3.Connection) -> list[str]:
    """Tables whose rows are not those that were written. Raises sqlite3.DatabaseError where they cannot be read."""
    found = []
    for table in TABLES:
        total = kept(db, table)
        if total is not None and total != _readable_sum(db, table):
            found.append(table)
    return found


def _readable_sum(db: sqlite3.Connection, table: str) -> int | None:
    """None for rows that are no text any more, which SQLite does not count as damage."""
    try:
        return sum_of(db.execute(f"SELECT * FROM {table}"))
    except sqlite3.OperationalError as error:
        if "decode" in str(error):
            return None
        raise


def _trigger(db: sqlite3.Connection, table: str, when: str, change: str) -> None:
    db.execute(
        f"CREATE TEMP TRIGGER {table}_{when.lower()} AFTER {when} ON main.{table} BEGIN"
        f" UPDATE sums SET total = (total {change}) & {MASK} WHERE name = '{table}'; END"
    )

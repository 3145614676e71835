"""What the journal knows of codes: the newest grants of every bank, and the older ones that explain a refusal."""

import json
import sqlite3
from collections.abc import Iterable

from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose
from iot.journal import spent
from iot.rules.access import Known

# How long a grant that is gone still answers "used" or "expired" instead of "unknown".
REMEMBERED_S = 30 * 86_400
COLUMNS = "bank, id, verifier, doors, purpose, start, until"
Row = tuple[str, str, bytes, str, str, int, int]


def held(db: sqlite3.Connection, bank: str) -> tuple[int, str]:
    """The shadow version and rev of the bank's stored grants; version 0 before the first."""
    row = db.execute("SELECT version, rev FROM banks WHERE bank = ?", (bank,)).fetchone()
    return row or (0, "")


def replace(db: sqlite3.Connection, bank: str, *, version: int, rev: str, grants: Iterable[Grant], now: float) -> None:
    """Touches only what differs: most documents differ in one grant, and somebody may wait for an order in it."""
    db.execute("INSERT OR REPLACE INTO banks VALUES (?, ?, ?)", (bank, version, rev))
    wanted = {_row(bank, grant) for grant in grants}
    kept = set(db.execute(f"SELECT {COLUMNS} FROM grants WHERE bank = ? AND live", (bank,)))
    for _, id_, verifier, *_ in kept - wanted:
        db.execute("UPDATE grants SET live = 0 WHERE bank = ? AND id = ? AND verifier = ?", (bank, id_, verifier))
    db.executemany("INSERT OR REPLACE INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, 1)", wanted - kept)
    db.execute("DELETE FROM grants WHERE live = 0 AND until < ?", (now - REMEMBERED_S,))
    spent.document_stored(db, bank)


def _row(bank: str, grant: Grant) -> Row:
    """In the order of COLUMNS."""
    doors = json.dumps(grant.doors)
    return bank, grant.id, grant.verifier, doors, str(grant.purpose), grant.start, grant.until


def by_verifier(db: sqlite3.Connection, verifier: bytes) -> list[Known]:
    rows = db.execute(
        "SELECT g.id, doors, purpose, verifier, start, until, live, u.id IS NOT NULL FROM grants g"
        " LEFT JOIN used u ON u.id = g.id WHERE verifier = ?",
        (verifier,),
    )
    return [
        Known(Grant(id_, tuple(json.loads(doors)), Purpose(purpose), verifier, start, until), bool(live), bool(used))
        for id_, doors, purpose, verifier, start, until, live, used in rows
    ]


def use(db: sqlite3.Connection, grant: str, at: float) -> bool:
    """False where it was used before: then nothing may open."""
    return db.execute("INSERT OR IGNORE INTO used VALUES (?, ?)", (grant, at)).rowcount == 1


def is_used(db: sqlite3.Connection, grant: str) -> bool:
    return db.execute("SELECT 1 FROM used WHERE id = ?", (grant,)).fetchone() is not None


def count(db: sqlite3.Connection, bank: str) -> int:
    return int(db.execute("SELECT count(*) FROM grants WHERE bank = ? AND live", (bank,)).fetchone()[0])


def forget_versions(db: sqlite3.Connection) -> None:
    """After a new provisioning the shadows may count from 1 again."""
    db.execute("UPDATE banks SET version = 0")

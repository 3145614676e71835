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


def held(db: sqlite3.Connection, bank: str) -> tuple[int, str]:
    """The shadow version and rev of the bank's stored grants; version 0 before the first."""
    row = db.execute("SELECT version, rev FROM banks WHERE bank = ?", (bank,)).fetchone()
    return row or (0, "")


def replace(db: sqlite3.Connection, bank: str, *, version: int, rev: str, grants: Iterable[Grant], now: float) -> None:
    db.execute("INSERT OR REPLACE INTO banks VALUES (?, ?, ?)", (bank, version, rev))
    db.execute("UPDATE grants SET live = 0 WHERE bank = ?", (bank,))
    for grant in grants:
        row = (bank, grant.id, grant.verifier, json.dumps(grant.doors), grant.purpose, grant.start, grant.until)
        db.execute("INSERT OR REPLACE INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, 1)", row)
    db.execute("DELETE FROM grants WHERE live = 0 AND until < ?", (now - REMEMBERED_S,))
    spent.document_stored(db, bank)


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

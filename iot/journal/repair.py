"""A damaged journal is replaced by what can be read of it, in steps that a power cut may interrupt anywhere.

If all rows are exactly those that were written (only an index was damaged), the same lineage goes on. Otherwise a new
lineage begins, so that no number is given twice; codes derived from the old lineage are no longer accepted. Where the
list of used codes or the lock-out is in doubt, all grants are dropped: every code is refused until a fresh document is
stored.
"""

import json
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from iot.journal import sums, tally
from iot.journal.events import retold
from iot.journal.salvage import Row, Salvage, read
from iot.journal.sums import TABLES
from iot.private_files import sync
from iot.rules.lockout import FREE_TRIES

# Their loss makes a code usable twice, or guessing free of charge.
TRUST = frozenset({"used", "facts", "grants"})
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def is_damage(error: sqlite3.Error) -> bool:
    """Not a full disk or missing rights: those are no reason to replace a journal."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(DAMAGED)


def repair(path: Path, schema: str) -> None:
    """Replaces the journal at `path`; the damaged one stays beside it as `.damaged`."""
    salvage = read(path)
    building, rebuilt = path.with_suffix(".building"), path.with_suffix(".rebuilt")
    building.unlink(missing_ok=True)
    building.touch(mode=0o600)
    with closing(sqlite3.connect(building, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.executescript(schema)
        db.execute("BEGIN")
        sums.watch(db)
        _fill(db, salvage)
        db.execute("COMMIT")
    sync(building)
    building.replace(rebuilt)
    put_in_place(path)


def put_in_place(path: Path) -> None:
    """The last step of a repair; also at every start, for one that was interrupted. Each part may be done twice."""
    rebuilt, damaged = path.with_suffix(".rebuilt"), path.with_suffix(".damaged")
    if not rebuilt.exists():
        return
    # The log first: SQLite would replay that of the damaged journal into the new one.
    for suffix in ("-wal", "-shm", ""):
        old = Path(f"{path}{suffix}")
        if old.exists():
            old.replace(f"{damaged}{suffix}")
    rebuilt.replace(path)
    sync(path.parent)


def _fill(db: sqlite3.Connection, salvage: Salvage) -> None:
    db.execute("INSERT INTO sums VALUES (?, ?)", (tally.ROW, salvage.transactions))
    if not salvage.doubted:
        _insert(db, salvage.rows)
        db.execute("DELETE FROM sqlite_sequence")
        db.execute("INSERT INTO sqlite_sequence VALUES ('events', ?)", (salvage.sequence,))
        _put(db, "repaired", {"doubted": []})
        return
    facts = salvage.facts()
    rows = salvage.rows | {"used": _used(salvage)}
    if salvage.doubted & TRUST:
        rows |= {"grants": [], "banks": []}
    events = rows.pop("events")
    _insert(db, rows)
    for event in events:
        db.execute("INSERT INTO events (at, type, body) VALUES (?, ?, ?)", _retold(event, facts))
    _put(db, "lineage", secrets.token_hex(8))
    _put(db, "sent", 0)
    if "facts" in salvage.doubted:
        # A guesser must not win free tries by damaging the disk.
        lockout = facts.get("lockout") or {}
        _put(db, "lockout", lockout | {"failures": max(lockout.get("failures", 0), FREE_TRIES - 1)})
    told = {"doubted": sorted(salvage.doubted), "from": facts.get("lineage"), "events": len(events)}
    _put(db, "repaired", told)


def _retold(event: Row, facts: dict[str, Any]) -> Row:
    """Without its number, which its body tells where the lineage is known."""
    number, at, type_, text = event
    body = json.loads(text)
    if "lineage" in facts:
        body = retold(body, facts["lineage"], number)
    return at, type_, json.dumps(body)


def _used(salvage: Salvage) -> list[Row]:
    """Every use that any table still tells of."""
    used = {id_: (id_, at) for id_, at in salvage.rows["used"]}
    for _, at, type_, body in salvage.rows["events"]:
        if type_ == "grant_used" and (id_ := json.loads(body).get("grant")):
            used.setdefault(id_, (id_, at))
    for row in salvage.rows["watches"]:
        if row[1] == "grant":
            used.setdefault(row[2], (row[2], row[3]))
    return list(used.values())


def _insert(db: sqlite3.Connection, rows: dict[str, list[Row]]) -> None:
    for table in TABLES.keys() & rows.keys():
        for row in rows[table]:
            # Rows read from both ends of a damaged table may come twice, in two states: the first found stays.
            db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _put(db: sqlite3.Connection, name: str, value: Any) -> None:
    db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

"""Numbered events, kept until the cloud has applied them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from cabinet_contract.events import MOST_EARLIER, Event, Told
from cabinet_contract.words import event_type
from iot.journal.facts import get, put


def append(db: sqlite3.Connection, at: float, type_: str, **body: Any) -> int:
    """Inside the caller's transaction, so that the event and what it tells of are true together."""
    row = (round(at, 3), str(type_), json.dumps(body))
    return db.execute("INSERT INTO events (at, type, body) VALUES (?, ?, ?)", row).lastrowid or 0


def after(db: sqlite3.Connection, number: int, limit: int) -> list[Event]:
    """`limit` -1: all of them. Also those of a newer program that was taken back: the cloud may know them."""
    rows = db.execute("SELECT * FROM events WHERE number > ? ORDER BY number LIMIT ?", (number, limit))
    return [Event(n, at, event_type(type_), json.loads(body)) for n, at, type_, body in rows]


def newest(db: sqlite3.Connection) -> int:
    """The last number given, 0 before the first."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'events'").fetchone()
    return row[0] if row else 0


def acked(db: sqlite3.Connection) -> int:
    """The last number that the cloud has applied: what lies before the oldest event that is kept."""
    oldest = db.execute("SELECT min(number) FROM events").fetchone()[0]
    return newest(db) if oldest is None else oldest - 1


def sent(db: sqlite3.Connection) -> int:
    """The highest number that was ever handed to the broker: nobody else can know an event above it."""
    return get(db, "sent") or 0


def mark_sent(db: sqlite3.Connection, number: int) -> None:
    put(db, "sent", number)


def forget(db: sqlite3.Connection, up_to: int) -> None:
    db.execute("DELETE FROM events WHERE number <= ?", (up_to,))


def pending(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM events").fetchone()[0])


def retold(body: Mapping[str, Any], lineage: str, number: int) -> dict[str, Any]:
    """An event's body for another lineage: `was` says under which numbers the cloud may have applied it already."""
    return {**body, "was": [*body.get("was", []), Told(lineage, number).to_wire()][-MOST_EARLIER:]}


def number_anew(db: sqlite3.Connection, kept: Iterable[Event]) -> None:
    """Replaces all events by `kept`, numbered from 1 again: for a new lineage."""
    db.execute("DELETE FROM events")
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'events'")
    for event in kept:
        append(db, event.at, event.type, **event.body)
    mark_sent(db, 0)

"""What the cabinet itself knows of what lies behind a door: what people said, what they came for."""

import sqlite3

from cabinet_contract.words import Answer, Purpose
from iot.rules.answering import leaves_paper
from iot.rules.door_watch import Cause


def said(db: sqlite3.Connection, door: str, cause: Cause, answer: Answer) -> None:
    """The last answer counts; it goes with the door's closing."""
    db.execute("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?)", (door, cause.kind, cause.id, answer))


def take_said(db: sqlite3.Connection, door: str, cause: Cause) -> Answer | None:
    where = (door, cause.kind, cause.id)
    row = db.execute("SELECT answer FROM said WHERE door = ? AND kind = ? AND id = ?", where).fetchone()
    db.execute("DELETE FROM said WHERE door = ? AND kind = ? AND id = ?", where)
    return Answer(row[0]) if row else None


def purpose_of(db: sqlite3.Connection, cause: Cause) -> Purpose | None:
    """What somebody opened it for; None for an order, and for a grant that is long forgotten."""
    question = "SELECT purpose FROM grants WHERE id = ? UNION SELECT purpose FROM spent WHERE id = ?"
    row = db.execute(question, (cause.id, cause.id)).fetchone() if cause.kind == "grant" else None
    return Purpose(row[0]) if row else None


def holds_paper(db: sqlite3.Connection, door: str) -> bool | None:
    """None where the cabinet does not know. Item sensors are not asked: a broken one must not stop an opening."""
    row = db.execute("SELECT paper FROM contents WHERE door = ?", (door,)).fetchone()
    return bool(row[0]) if row else None


def closed(
    db: sqlite3.Connection, door: str, purpose: Purpose | None, answer: Answer | None, inside: bool | None = None
) -> None:
    """`inside`: what an item sensor saw."""
    if purpose is None:
        return forget(db, door)
    paper = leaves_paper(purpose, answer, inside)
    if paper is not None:
        db.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (door, paper))
    return None


def forget(db: sqlite3.Connection, door: str) -> None:
    """Staff or an unknown hand were at it."""
    db.execute("DELETE FROM contents WHERE door = ?", (door,))

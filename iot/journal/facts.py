"""Single values by name."""

import json
import sqlite3
from typing import Any


def get(db: sqlite3.Connection, name: str) -> Any:
    row = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def put(db: sqlite3.Connection, name: str, value: Any) -> None:
    db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))


def drop(db: sqlite3.Connection, name: str) -> None:
    db.execute("DELETE FROM facts WHERE name = ?", (name,))

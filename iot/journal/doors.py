"""Doors between pulse and closing, and the cloud's orders to open one."""

import sqlite3

from cabinet_contract.shadow import Order
from cabinet_contract.words import EventType, OrderRefusal
from iot.journal import events
from iot.rules.door_watch import Cause, Watch


def pulsing(db: sqlite3.Connection, door: str, cause: Cause, at: float) -> None:
    """Written before the pulse: after a power cut it says that a pulse may have been."""
    db.execute("INSERT OR REPLACE INTO watches VALUES (?, ?, ?, ?, 0, 0)", (door, cause.kind, cause.id, at))


def told(db: sqlite3.Connection, door: str, cause: Cause) -> None:
    """The outcome is in the journal; from now on its closing is awaited."""
    db.execute("UPDATE watches SET told = 1 WHERE door = ? AND kind = ? AND id = ?", (door, cause.kind, cause.id))


def complained(db: sqlite3.Connection, watch: Watch) -> None:
    row = (watch.door, watch.cause.kind, watch.cause.id)
    db.execute("UPDATE watches SET complained = 1 WHERE door = ? AND kind = ? AND id = ?", row)


def done(db: sqlite3.Connection, door: str, cause: Cause) -> None:
    db.execute("DELETE FROM watches WHERE door = ? AND kind = ? AND id = ?", (door, cause.kind, cause.id))


def watches(db: sqlite3.Connection, *, told: bool) -> list[Watch]:
    rows = db.execute("SELECT door, kind, id, since, complained FROM watches WHERE told = ?", (told,))
    return [Watch(door, Cause(kind, id_), since, bool(complaint)) for door, kind, id_, since, complaint in rows]


def take_order(db: sqlite3.Connection, bank: str, order: Order, *, waiting: bool) -> bool:
    """False where the order was taken before: it is acted on once."""
    row = (order.id, bank, order.door, order.until, waiting)
    return db.execute("INSERT OR IGNORE INTO orders VALUES (?, ?, ?, ?, ?)", row).rowcount == 1


def waiting_orders(db: sqlite3.Connection) -> list[Order]:
    rows = db.execute("SELECT id, door, until FROM orders WHERE waiting ORDER BY until, id")
    return [Order(*row) for row in rows]


def begin_order(db: sqlite3.Connection, order: Order, at: float) -> None:
    """It waits no longer, and its pulse comes next: both are true at once, or neither."""
    settle_order(db, order.id)
    pulsing(db, order.door, Cause("order", order.id), at)


def settle_order(db: sqlite3.Connection, order: str) -> None:
    db.execute("UPDATE orders SET waiting = 0 WHERE id = ?", (order,))


def refuse_order(db: sqlite3.Connection, now: float, order: str, reason: OrderRefusal) -> None:
    events.append(db, now, EventType.ORDER_REFUSED, order=order, reason=reason)


def forget_orders(db: sqlite3.Connection, bank: str, present: set[str], before: float) -> None:
    """Settled orders that the shadow no longer holds and that are past their time anyway."""
    rows = db.execute("SELECT id FROM orders WHERE bank = ? AND NOT waiting AND until < ?", (bank, before)).fetchall()
    db.executemany("DELETE FROM orders WHERE id = ?", [(id_,) for (id_,) in rows if id_ not in present])

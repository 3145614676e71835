"""The `desired` half of the shadows: what the cloud wants a cabinet to know.

Arrays are replaced whole by a shadow update, objects are merged; therefore lists of lists, so that a grant that is
gone leaves nothing behind. One named shadow per bank, and one, `cabinet`, for the ack and the settings.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cabinet_contract.codes import VERIFIER_BYTES
from cabinet_contract.errors import ContractError, require
from cabinet_contract.names import MAX_DOORS_PER_BANK, bank_of, is_door
from cabinet_contract.values import is_id, is_second
from cabinet_contract.words import Purpose

# AWS IoT: 8 KB of desired + reported state; what a cabinet reports of a bank stays below 1 KB.
MAX_DESIRED_BYTES = 7 * 1024


class Grant(NamedTuple):
    """A code as the cabinet knows it. Times are epoch seconds, `until` excluded."""

    id: str
    doors: tuple[str, ...]
    purpose: Purpose
    verifier: bytes
    start: int
    until: int

    def to_wire(self) -> list[Any]:
        text = base64.urlsafe_b64encode(self.verifier).decode().rstrip("=")
        return [self.id, list(self.doors), str(self.purpose), text, self.start, self.until]

    @classmethod
    def from_wire(cls, row: Any) -> "Grant":
        """Raises ContractError for anything but the six fields of `to_wire`."""
        require(isinstance(row, list) and len(row) == 6, "grants", "a grant has six fields")
        id_, doors, purpose, text, start, until = row
        require(
            isinstance(doors, list) and bool(doors) and all(isinstance(d, str) and is_door(d) for d in doors),
            "grants.doors",
            "must be a list of doors",
        )
        require(purpose in list(Purpose), "grants.purpose", f"unknown purpose {purpose!r}")
        require(is_second(start) and is_second(until), "grants.until", "times are whole seconds")
        require(is_id(id_) and isinstance(text, str), "grants.id", "must be a short text")
        return cls(id_, tuple(doors), Purpose(purpose), _verifier(text), start, until)


class Order(NamedTuple):
    """Open `door` once, if it is read before `until`; a cabinet that wakes up later opens nothing."""

    id: str
    door: str
    until: int

    def to_wire(self) -> list[Any]:
        return [self.id, self.door, self.until]

    @classmethod
    def from_wire(cls, row: Any) -> "Order":
        require(isinstance(row, list) and len(row) == 3, "orders", "an order has three fields")
        id_, door, until = row
        require(is_id(id_) and is_id(door), "orders.door", "must be a short text")
        require(is_second(until), "orders.until", "times are whole seconds")
        return cls(id_, door, until)


class BankDesired(NamedTuple):
    """Everything that one bank's shadow wants; `rev` names exactly this content.

    `clearing` are (door, envelope) that the cloud has taken back. They ask for nothing but to be stored: the rev that
    names them is confirmed only by a cabinet that no longer holds their grants, whatever was still under way.
    """

    grants: tuple[Grant, ...] = ()
    orders: tuple[Order, ...] = ()
    clearing: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls, grants: Iterable[Grant], orders: Iterable[Order], clearing: Iterable[tuple[str, str]] = ()
    ) -> "BankDesired":
        by_id = tuple(sorted(grants, key=lambda g: g.id)), tuple(sorted(orders, key=lambda o: o.id))
        return cls(*by_id, tuple(sorted(clearing)))

    @property
    def rev(self) -> str:
        text = json.dumps(self._content(), separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def _content(self) -> dict[str, Any]:
        return {
            "grants": [grant.to_wire() for grant in self.grants],
            "orders": [order.to_wire() for order in self.orders],
            "clearing": [list(pair) for pair in self.clearing],
        }

    def to_wire(self) -> dict[str, Any]:
        """Raises ContractError if the bank would not fit its shadow."""
        wire = {"rev": self.rev} | self._content()
        size = len(json.dumps(wire, separators=(",", ":")))
        require(size <= MAX_DESIRED_BYTES, "desired", f"{size} bytes do not fit a shadow")
        return wire

    @classmethod
    def from_wire(cls, wire: Any) -> "BankDesired":
        found = cls.from_delta(wire)
        require(wire.get("rev") == found.rev, "desired.rev", "does not name this content")
        return found

    @classmethod
    def from_delta(cls, wire: Any) -> "BankDesired":
        """The content alone: a delta leaves out a rev that was reported, never the lists, which nobody reports."""
        require(isinstance(wire, dict), "desired", "must be an object")
        grants = [Grant.from_wire(row) for row in _rows(wire, "grants")]
        orders = [Order.from_wire(row) for row in _rows(wire, "orders")]
        return cls.of(grants, orders, [_pair(row) for row in _rows(wire, "clearing")])


class Ack(NamedTuple):
    """The last event number that the cloud has applied without a gap, of one journal."""

    lineage: str
    number: int


class CabinetDesired(NamedTuple):
    """`settings` are all that shall differ from the cabinet's own configuration; None: nothing is said of them.

    On the wire a list of pairs, as the cabinet reports them: a change then brings all of it, also where one is gone.
    `unread`: number and type of the newest events of this journal that the cloud keeps but cannot read, for its maker.
    """

    ack: Ack | None = None
    settings: Mapping[str, Any] | None = None
    unread: tuple[tuple[int, str], ...] = ()

    def to_wire(self) -> dict[str, Any]:
        ack = {"lineage": self.ack.lineage, "number": self.ack.number} if self.ack else None
        settings = None if self.settings is None else settings_to_wire(self.settings)
        unread = [list(row) for row in self.unread] or None
        parts = (("ack", ack), ("settings", settings), ("unread", unread))
        return {name: part for name, part in parts if part is not None}

    @classmethod
    def from_wire(cls, wire: Any) -> "CabinetDesired":
        require(isinstance(wire, dict), "desired", "must be an object")
        ack = wire.get("ack")
        if ack is not None:
            require(
                isinstance(ack, dict) and isinstance(ack.get("lineage"), str) and type(ack.get("number")) is int,
                "desired.ack",
                "needs lineage and number",
            )
            require(ack["number"] >= 0, "desired.ack", "counts from 0")
            ack = Ack(ack["lineage"], ack["number"])
        rows = _rows(wire, "settings") if "settings" in wire else None
        unread = tuple(map(_unread, _rows(wire, "unread")))
        return cls(ack, None if rows is None else dict(map(_setting, rows)), unread)


def settings_to_wire(settings: Mapping[str, Any]) -> list[list[Any]]:
    return [[name, settings[name]] for name in sorted(settings)]


def by_bank(doors: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Doors sorted into their banks; raises ContractError where a bank has too many for one shadow."""
    banks: dict[str, list[str]] = {}
    for door in sorted(set(doors)):
        banks.setdefault(bank_of(door), []).append(door)
    for bank, found in banks.items():
        require(len(found) <= MAX_DOORS_PER_BANK, bank, f"more than {MAX_DOORS_PER_BANK} doors in a bank")
    return {bank: tuple(found) for bank, found in banks.items()}


def _rows(wire: dict[str, Any], name: str) -> list[Any]:
    rows: Any = wire.get(name, [])
    require(isinstance(rows, list), name, "must be a list")
    return list(rows)


def _pair(row: Any) -> tuple[str, str]:
    fits = isinstance(row, list) and len(row) == 2 and all(is_id(part) for part in row)
    require(fits, "clearing", "needs a door and an envelope")
    return row[0], row[1]


def _setting(row: Any) -> tuple[str, Any]:
    require(isinstance(row, list) and len(row) == 2 and is_id(row[0]), "settings", "needs a name and a value")
    return row[0], row[1]


def _unread(row: Any) -> tuple[int, str]:
    fits = isinstance(row, list) and len(row) == 2 and type(row[0]) is int and is_id(row[1])
    require(fits, "unread", "needs a number and a type")
    return row[0], row[1]


def _verifier(text: str) -> bytes:
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise ContractError("grants.verifier", str(error)) from error
    require(len(found) == VERIFIER_BYTES, "grants.verifier", f"must have {VERIFIER_BYTES} bytes")
    return found

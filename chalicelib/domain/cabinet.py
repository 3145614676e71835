"""A cabinet as the cloud knows it: its doors, the grants and orders that it shall know, what it has confirmed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from cabinet_contract import shadow
from cabinet_contract.names import bank_of
from cabinet_contract.words import DoorState as Sensed
from cabinet_contract.words import Purpose
from chalicelib.domain.entity import Entity


class DoorUse(StrEnum):
    FREE = "free"
    RESERVED = "reserved"
    OCCUPIED = "occupied"
    # Given up by the cloud, but the cabinet may still know a grant for it; free only when it has said otherwise.
    RELEASING = "releasing"
    QUARANTINED = "quarantined"
    DISABLED = "disabled"


class Door(Entity, frozen=True, kw_only=True):
    """One compartment. Millimetres; `low` and `high` are the heights of the door's edges above the floor."""

    cabinet: str
    door: str
    size: str
    width: int
    height: int
    depth: int
    low: int
    high: int
    use: DoorUse = DoorUse.FREE
    envelope: str | None = None
    sensed: Sensed = Sensed.UNKNOWN


class GrantState(StrEnum):
    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"


class Grant(Entity, frozen=True, kw_only=True):
    """One code: one purpose, one holder, one door (collect: one route at one cabinet). Never the code itself."""

    id: str
    cabinet: str
    purpose: Purpose
    holder: str
    doors: dict[str, str]
    verifier: bytes
    start: int
    until: int
    state: GrantState = GrantState.OPEN

    def to_contract(self) -> shadow.Grant:
        doors = tuple(sorted(self.doors))
        return shadow.Grant(self.id, doors, self.purpose, self.verifier, self.start, self.until)


class Order(Entity, frozen=True, kw_only=True):
    """Staff open a door from afar, once, before `until`."""

    id: str
    cabinet: str
    door: str
    until: int
    ordered_by: str
    reason: str
    outcome: str | None = None


class Cabinet(Entity, frozen=True, kw_only=True):
    """`applied` is the last event number of `lineage` applied without a gap; `synced` the revs it has confirmed."""

    id: str
    centre: str
    site: str
    serial: str
    epoch: int = 1
    provisioning: bool = True
    lineage: str = ""
    boot: int = 0
    applied: int = 0
    synced: dict[str, str] = {}
    online: bool = False
    seen: int = 0
    settings: dict[str, Any] = {}


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one cabinet, from one consistent read."""

    cabinet: Cabinet
    doors: tuple[Door, ...] = ()
    grants: tuple[Grant, ...] = ()
    orders: tuple[Order, ...] = ()

    def door(self, name: str) -> Door | None:
        return next((door for door in self.doors if door.door == name), None)


def desired_banks(contents: Contents, now: int) -> dict[str, shadow.BankDesired]:
    """What each bank's shadow shall say: a pure function of open grants and live orders.

    A grant spans banks (a collecting route); each bank is told only of its own doors. Raises ContractError
    where a bank would not fit its shadow.
    """
    doors = shadow.by_bank(door.door for door in contents.doors)
    return {bank: _desired(bank, contents, now) for bank in doors}


def _desired(bank: str, contents: Contents, now: int) -> shadow.BankDesired:
    return shadow.BankDesired.of(_grants_of(bank, contents.grants, now), _orders_of(bank, contents.orders, now))


def _grants_of(bank: str, grants: Iterable[Grant], now: int) -> list[shadow.Grant]:
    live = [grant.to_contract() for grant in grants if grant.state is GrantState.OPEN and grant.until > now]
    own = [(grant, tuple(d for d in grant.doors if bank_of(d) == bank)) for grant in live]
    return [
        shadow.Grant(grant.id, doors, grant.purpose, grant.verifier, grant.start, grant.until)
        for grant, doors in own
        if doors
    ]


def _orders_of(bank: str, orders: Iterable[Order], now: int) -> list[shadow.Order]:
    live = (order for order in orders if order.outcome is None and order.until > now)
    return [shadow.Order(o.id, o.door, o.until) for o in live if bank_of(o.door) == bank]


def desired_cabinet(cabinet: Cabinet) -> shadow.CabinetDesired:
    ack = shadow.Ack(cabinet.lineage, cabinet.applied) if cabinet.lineage else None
    return shadow.CabinetDesired(ack, cabinet.settings)


def freed(contents: Contents, bank: str, rev: str, now: int) -> list[Door]:
    """The doors of `bank` that are free from now on, because the cabinet has confirmed exactly what is wanted.

    `rev` names the content that the cabinet has stored; if it is what the bank's shadow shall say now, no grant
    that was taken back can still open a door there.
    """
    if _desired(bank, contents, now).rev != rev:
        return []
    return [d for d in contents.doors if bank_of(d.door) == bank and d.use is DoorUse.RELEASING]

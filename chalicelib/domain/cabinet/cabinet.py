"""A cabinet as the cloud knows it: its doors, the grants and orders that it shall know, what it has confirmed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from cabinet_contract import offline, shadow
from cabinet_contract.names import bank_of
from cabinet_contract.words import DoorState as Sensed
from cabinet_contract.words import Purpose
from chalicelib.domain.base.clocks import StopReason
from chalicelib.domain.base.entity import Entity, changed


class DoorUse(StrEnum):
    FREE = "free"
    RESERVED = "reserved"
    OCCUPIED = "occupied"
    # Given up by the cloud, but the cabinet may still know a grant for it; free only when it has said otherwise.
    RELEASING = "releasing"
    QUARANTINED = "quarantined"
    DISABLED = "disabled"


class Door(Entity, frozen=True, kw_only=True):
    """One compartment. Millimetres; `low` and `high` are the heights of the door's edges above the floor.

    `due`: when time next brings something about for what it is reserved or occupied by, a deadline or a reminder; None
    for nothing; 0, as in rows of before, where nobody knows. `closed`: when the closing that counted came last.
    """

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
    due: int | None = 0
    closed: int = 0


class GrantState(StrEnum):
    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"


class Grant(Entity, frozen=True, kw_only=True):
    """One code: one purpose, one holder, one door (collect: one route at one cabinet). Never the code itself.

    `told`: the cabinet has confirmed that a derived code, which would open unheard, was taken back.
    """

    id: str
    cabinet: str
    purpose: Purpose
    holder: str
    case: str | None = None
    doors: dict[str, str]
    verifier: bytes
    start: int
    until: int
    state: GrantState = GrantState.OPEN
    used_at: int | None = None
    told: bool = False


class Order(Entity, frozen=True, kw_only=True):
    """Staff open a door from afar, once, before `until`."""

    id: str
    cabinet: str
    door: str
    until: int
    ordered_by: str
    reason: str
    outcome: str | None = None


class Outage(msgspec.Struct, frozen=True, kw_only=True):
    """A right code could not open the doors of `bank`, "" for all of them; `end` None while that lasts."""

    bank: str
    reason: StopReason
    start: int
    end: int | None = None


class Cabinet(Entity, frozen=True, kw_only=True):
    """`applied` is the last event number of `lineage` applied without a gap; `synced` the revs it has confirmed.

    `settings`: seconds by name, what shall differ from the cabinet's own configuration (cabinet_contract.settings).
    `unread`: number and type of the newest events of this lineage that the contract does not know.
    `back`: since when it is heard of without a pause, `gone`: when it was heard of before that; `told`: when its last
    event happened, by its own clock. `out_of_step`: banks that staff were told of, since when.
    `outages`: the newest; `disturbed` until the clocks of what waits there know of them (domain.cabinet.outages).
    """

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
    settings: dict[str, int] = {}
    back: int = 0
    out_of_step: dict[str, int] = {}
    unread: tuple[tuple[int, str], ...] = ()
    gone: int = 0
    told: int = 0
    outages: tuple[Outage, ...] = ()
    disturbed: bool = False


class SettingsChange(msgspec.Struct, frozen=True, kw_only=True):
    """Who changed a cabinet's settings, and to what."""

    by: str
    at: int
    settings: dict[str, int]


class CabinetSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one cabinet, from one consistent read."""

    cabinet: Cabinet
    doors: tuple[Door, ...] = ()
    grants: tuple[Grant, ...] = ()
    orders: tuple[Order, ...] = ()

    def door(self, name: str) -> Door | None:
        return next((door for door in self.doors if door.door == name), None)

    def grant(self, id_: str) -> Grant | None:
        return next((grant for grant in self.grants if grant.id == id_), None)


# Two heartbeats missed and a little more.
SILENT_SECONDS = 150


def is_reachable(cabinet: Cabinet, now: int) -> bool:
    """What is issued now will be known at its keypad within seconds."""
    return cabinet.online and now - cabinet.seen <= SILENT_SECONDS


# After this long of being heard of, what a cabinet had to tell of a silence has come.
SETTLED_SECONDS = 600


def heard(cabinet: Cabinet, at: int, now: int) -> Cabinet:
    """After a sign of life of the moment `at`. One that was back for a moment only has been gone all the time."""
    alive = changed(cabinet, online=True, seen=max(cabinet.seen, at))
    if is_reachable(cabinet, now):
        return alive
    hardly_back = cabinet.gone and cabinet.seen - cabinet.back < SETTLED_SECONDS
    return changed(alive, back=now, gone=cabinet.gone if hardly_back else cabinet.seen)


def desired_banks(snapshot: CabinetSnapshot) -> dict[str, shadow.BankDesired]:
    """What each bank's shadow shall say: a pure function of open grants, open orders and doors being cleared.

    A grant may span banks (a collecting route); each bank is told only of its own doors. Raises ContractError
    where a bank has more doors than its shadow may hold.
    """
    banks = shadow.by_bank(door.door for door in snapshot.doors)
    return {bank: desired_bank(snapshot, bank) for bank in banks}


def desired_bank(snapshot: CabinetSnapshot, bank: str) -> shadow.BankDesired:
    clearing = [(d.door, _cleared_of(d)) for d in snapshot.doors if d.use is DoorUse.RELEASING]
    return shadow.BankDesired.of(
        [*_grants_of(bank, snapshot.grants), *map(_dead, taken_back_unheard(snapshot, bank))],
        [shadow.Order(o.id, o.door, o.until) for o in snapshot.orders if o.outcome is None and bank_of(o.door) == bank],
        [pair for pair in clearing if bank_of(pair[0]) == bank],
    )


def _cleared_of(door: Door) -> str:
    """Names this one clearing: the envelope; else the row's version, since the same text twice would be the same rev,
    which no cabinet confirms twice."""
    return door.envelope or f"none-{door.version}"


def _grants_of(bank: str, grants: Iterable[Grant]) -> Iterator[shadow.Grant]:
    for grant in grants:
        doors = tuple(sorted(door for door in grant.doors if bank_of(door) == bank))
        if doors and grant.state is GrantState.OPEN:
            yield shadow.Grant(grant.id, doors, grant.purpose, grant.verifier, grant.start, grant.until)


# Beside the grants, orders and clearings of 25 doors there is room for so many in 7 KB.
MOST_DEAD = 20


def taken_back_unheard(snapshot: CabinetSnapshot, bank: str) -> list[Grant]:
    """Derived codes that a cabinet may never have heard of: it must be told that they are dead, or they still open."""
    return _unheard(snapshot, bank)[:MOST_DEAD]


def _unheard(snapshot: CabinetSnapshot, bank: str) -> list[Grant]:
    derived = (g for g in snapshot.grants if g.id.startswith(offline.PREFIX) and bank_of(next(iter(g.doors))) == bank)
    waiting = [g for g in derived if g.state is GrantState.REVOKED and not g.told]
    return sorted(waiting, key=lambda grant: (grant.start, grant.id))


def _dead(grant: Grant) -> shadow.Grant:
    """Over before it begins."""
    return shadow.Grant(grant.id, tuple(grant.doors), grant.purpose, grant.verifier, grant.start, grant.start)


def desired_cabinet(cabinet: Cabinet) -> shadow.CabinetDesired:
    ack = shadow.Ack(cabinet.lineage, cabinet.applied) if cabinet.lineage else None
    return shadow.CabinetDesired(ack, cabinet.settings, cabinet.unread)


def is_confirmed(snapshot: CabinetSnapshot, bank: str, rev: str) -> bool:
    """The cabinet has stored exactly what the bank's shadow shall say now.

    Then no grant that was taken back can open a door there any more, and none of its events is still to come.
    """
    return desired_bank(snapshot, bank).rev == rev


def being_cleared(snapshot: CabinetSnapshot, bank: str) -> list[Door]:
    """All but those of whose codes the cabinet is not told yet, because they did not fit."""
    untold = {door for grant in _unheard(snapshot, bank)[MOST_DEAD:] for door in grant.doors}
    given_up = [d for d in snapshot.doors if d.use is DoorUse.RELEASING and bank_of(d.door) == bank]
    return [door for door in given_up if door.door not in untold]


def emptied(door: Door, grants: Iterable[Grant]) -> Door:
    """The door after its paper was taken out: free, or to be cleared where a grant for it may still be known."""
    known = any(door.door in grant.doors and grant.state is not GrantState.USED for grant in grants)
    return changed(door, use=DoorUse.RELEASING) if known else changed(door, use=DoorUse.FREE, envelope=None)

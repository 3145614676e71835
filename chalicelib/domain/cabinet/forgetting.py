"""Grants that nobody needs any more: their rows are read at every look at their cabinet.

A used one is needed until what happened at its door has been told: a cabinet that is out of reach tells it later,
however late, and a closing that finds no grant is lost.
"""

from cabinet_contract import offline
from cabinet_contract.names import bank_of
from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import DAY, HOUR
from chalicelib.domain.cabinet.cabinet import (
    SETTLED_SECONDS,
    Cabinet,
    CabinetSnapshot,
    Door,
    DoorUse,
    Grant,
    GrantState,
    is_confirmed,
    is_reachable,
)

# A used grant's door may still be open: its closing must find the grant.
USED_KEPT_SECONDS = DAY
# What the person says at the screen, and what an item sensor sees, may come behind the closing.
CLOSED_KEPT_SECONDS = HOUR
# A door's use until a code's visit is over. A collecting route leaves nothing undone: the next one goes there too.
_UNTIL_SHUT = {
    Purpose.DEPOSIT: DoorUse.RESERVED, Purpose.STORE: DoorUse.RESERVED,
    Purpose.PICKUP: DoorUse.OCCUPIED, Purpose.RECALL: DoorUse.OCCUPIED,
}  # fmt: skip


def taken_back(snapshot: CabinetSnapshot, bank: str, now: int) -> list[Grant]:
    """Grants whose rows are no longer needed once `bank` is confirmed: not open, and confirmed in every bank."""
    confirmed = {b for b, rev in snapshot.cabinet.synced.items() if is_confirmed(snapshot, b, rev)} | {bank}
    gone = (grant for grant in snapshot.grants if _is_over(snapshot, grant, now))
    return [grant for grant in gone if bank in (banks := {bank_of(d) for d in grant.doors}) and banks <= confirmed]


def spent(snapshot: CabinetSnapshot, now: int) -> list[Grant]:
    """Those of every bank that has confirmed what it shall know."""
    confirmed = [bank for bank, rev in snapshot.cabinet.synced.items() if is_confirmed(snapshot, bank, rev)]
    return list({grant.id: grant for bank in confirmed for grant in taken_back(snapshot, bank, now)}.values())


def closed_until(snapshot: CabinetSnapshot, grant: Grant) -> int | None:
    """Until when a used grant is kept whose doors have all closed; None where one has not, or not for this visit."""
    doors = [snapshot.door(name) for name in grant.doors]
    closed = [door.closed for door in doors if door]
    if grant.used_at is None or not closed or min(closed) <= grant.used_at:
        return None
    return max(closed) + CLOSED_KEPT_SECONDS


def has_told(cabinet: Cabinet, now: int) -> bool:
    """It has been heard of for long enough to have told of every silence before."""
    return is_reachable(cabinet, now) and now - cabinet.back >= SETTLED_SECONDS


def awaits_closing(snapshot: CabinetSnapshot, grant: Grant) -> bool:
    """A door of the used `grant` is still what it is until the visit is over, closed or given up as never finished."""
    return grant.state is GrantState.USED and any(_awaits(door, grant) for door in snapshot.doors)


def _awaits(door: Door, grant: Grant) -> bool:
    mine = door.envelope is not None and grant.doors.get(door.door) == door.envelope
    return mine and door.use is _UNTIL_SHUT.get(grant.purpose)


def _is_over(snapshot: CabinetSnapshot, grant: Grant, now: int) -> bool:
    if grant.state is GrantState.USED and (awaits_closing(snapshot, grant) or not has_told(snapshot.cabinet, now)):
        return False
    if is_derived(grant):
        # Its id must be seen to be taken for as long as the same place could be issued again; and it may open longer.
        return grant.state is not GrantState.OPEN and grant.start + offline.LONGEST_SECONDS < now
    if grant.state is GrantState.USED:
        closed = closed_until(snapshot, grant)
        long_ago = grant.used_at is not None and grant.used_at < now - USED_KEPT_SECONDS
        return long_ago or (closed is not None and closed < now)
    return grant.state is GrantState.REVOKED


def is_derived(grant: Grant) -> bool:
    return grant.id.startswith(offline.PREFIX)

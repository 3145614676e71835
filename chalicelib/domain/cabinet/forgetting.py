"""Grants that nobody needs any more: their rows are read at every look at their cabinet."""

from cabinet_contract import offline
from cabinet_contract.names import bank_of
from chalicelib.domain.base.durations import DAY, HOUR
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Grant, GrantState, is_confirmed

# A used grant's door may still be open: its closing must find the grant.
USED_KEPT_SECONDS = DAY
# What the person says at the screen, and what an item sensor sees, may come behind the closing.
CLOSED_KEPT_SECONDS = HOUR


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


def _is_over(snapshot: CabinetSnapshot, grant: Grant, now: int) -> bool:
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

"""Whether a cabinet needs a look: time has brought something about there, or it has not confirmed what it shall know.

All of it is read off the cabinet's own rows, in one read. Whoever gives what lies behind a door another moment, such as
a reminder, writes the next one into the door's `due` (deadlines of what waits: domain.custody.deadlines).
"""

from collections.abc import Iterator

from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.cabinet.cabinet import (
    SETTLED_SECONDS,
    CabinetSnapshot,
    Door,
    DoorUse,
    Grant,
    GrantState,
    desired_banks,
)
from chalicelib.domain.cabinet.forgetting import awaits_closing, closed_until, is_derived

# Before a used grant is forgotten (USED_KEPT_SECONDS), and longer than any door stays open.
UNFINISHED_SECONDS = 12 * HOUR
_WAITS = (DoorUse.RESERVED, DoorUse.OCCUPIED)


def needs_look(snapshot: CabinetSnapshot, now: int) -> bool:
    due = next_due(snapshot)
    return snapshot.cabinet.disturbed or (due is not None and due <= now) or is_out_of_step(snapshot)


def next_due(snapshot: CabinetSnapshot) -> int | None:
    """The first moment at which time brings something about at this cabinet; None where nothing waits for any."""
    return min(_moments(snapshot), default=None)


def is_out_of_step(snapshot: CabinetSnapshot) -> bool:
    """A bank has not confirmed what it shall know, or staff were told of one. A cabinet that never started cannot."""
    cabinet = snapshot.cabinet
    behind = (cabinet.synced.get(bank) != desired.rev for bank, desired in desired_banks(snapshot).items())
    return bool(cabinet.lineage) and (bool(cabinet.out_of_step) or any(behind))


def doors_due(snapshot: CabinetSnapshot, now: int) -> list[Door]:
    """Those whose moment has come; after an outage every door that somebody waits at."""
    if snapshot.cabinet.disturbed:
        return [door for door in snapshot.doors if door.use in _WAITS and door.envelope is not None]
    return [door for door in snapshot.doors if is_door_due(door, now)]


def is_door_due(door: Door, now: int) -> bool:
    return _has_moment(door) and (door.due or 0) <= now


def _moments(snapshot: CabinetSnapshot) -> Iterator[int]:
    yield from (order.until for order in snapshot.orders if order.outcome is None)
    yield from (door.due or 0 for door in snapshot.doors if _has_moment(door))
    for grant in snapshot.grants:
        if grant.state is GrantState.OPEN:
            yield grant.until
        elif grant.state is GrantState.USED:
            yield from _moments_of_used(snapshot, grant)


def _has_moment(door: Door) -> bool:
    return door.due is not None and door.use in _WAITS and door.envelope is not None


def _moments_of_used(snapshot: CabinetSnapshot, grant: Grant) -> Iterator[int]:
    """When its visit will never have ended, or its row is not needed any more."""
    if awaits_closing(snapshot, grant):
        yield (grant.used_at or 0) + UNFINISHED_SECONDS
    kept = closed_until(snapshot, grant)
    if kept is not None and not is_derived(grant):
        yield max(kept + 1, snapshot.cabinet.back + SETTLED_SECONDS)

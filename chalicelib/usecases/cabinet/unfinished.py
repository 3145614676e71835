"""Codes that were used at a door whose closing has not come."""

from collections.abc import Iterator

from cabinet_contract.words import Purpose
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, DoorUse, Grant, GrantState
from chalicelib.domain.custody.envelope import EnvelopeState
from chalicelib.usecases.cabinet.door_event import DoorEvent, loaded

_IN = (EnvelopeState.RESERVED, EnvelopeState.DOOR_OPENED)
_OUT = (EnvelopeState.STORED, EnvelopeState.OVERDUE)
# What an envelope is until its door has closed. A collecting route leaves nothing undone: the next one goes there too.
_BEFORE: dict[Purpose, tuple[EnvelopeState, ...]] = {
    Purpose.DEPOSIT: _IN, Purpose.STORE: _IN, Purpose.PICKUP: _OUT, Purpose.RECALL: _OUT, Purpose.COLLECT: (),
}  # fmt: skip


def visits(snapshot: CabinetSnapshot, grant: Grant, at: int, now: int) -> Iterator[DoorEvent]:
    """Those of the used code `grant`; none of a door that another of its purpose opens: its holder comes again."""
    still = [g for g in snapshot.grants if g.state is GrantState.OPEN and g.purpose is grant.purpose]
    live = {door for g in still for door in g.doors}
    for door in snapshot.doors:
        if _awaits_news(door, grant) and door.door not in live:
            event = loaded(snapshot, grant, door, at, now)
            if event.envelope.state in _BEFORE[grant.purpose]:
                yield event


def _awaits_news(door: Door, grant: Grant) -> bool:
    mine = door.envelope is not None and grant.doors.get(door.door) == door.envelope
    return mine and door.use in (DoorUse.RESERVED, DoorUse.OCCUPIED)

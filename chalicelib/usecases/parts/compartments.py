"""Compartments taken for an envelope, and given back."""

import msgspec

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Door, DoorUse, GrantState
from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.items import Item
from chalicelib.domain.custody.envelope import Channel, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import BadInput
from chalicelib.store import cabinets, envelopes
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import codes, moves


class Wish(msgspec.Struct, frozen=True):
    """Where, how large, within whose reach."""

    cabinet: str
    size: str
    reach: str


def require_channel(item: Item, channel: Channel, field: str) -> None:
    """Only items marked for it may use the locker (不见面审批: rules.md, R-L-4). Raises BadInput."""
    if channel is Channel.LOCKER and not item.locker:
        raise BadInput("NOT_FOR_LOCKER", field)


def require_wish(wish: Wish | None) -> Wish:
    """Raises BadInput where no cabinet was named."""
    if wish is None:
        raise BadInput("CABINET_NEEDED", "cabinet")
    return wish


def plan_taken(door: Door, envelope: str, due: int | None = None) -> Write:
    """`due`: when time brings something about for the reservation, beside the end of its code."""
    return cabinets.plan_door(changed(door, use=DoorUse.RESERVED, envelope=envelope, due=due, closed=0))


def plan_release(case: Case, act: Act) -> Plan:
    """Gives back what was reserved or announced before; nothing if nothing is open.

    Raises OutOfTurn where the door has been opened already: then the envelope is on its way in.
    """
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state in (EnvelopeState.RELEASED, EnvelopeState.AT_WINDOW):
        return []
    return plan_released(envelope, act)


def plan_released(envelope: Envelope, act: Act, why: str | None = None) -> Plan:
    """The envelope will not be used; its door is cleared. Raises OutOfTurn."""
    detail = {"why": why} if why else {}
    moved, released = moves.plan_envelope(envelope, EnvelopeEvent.RELEASE, act, detail=detail)
    return [*released, *plan_clearing(moved, act.known)]


def plan_clearing(envelope: Envelope, now: int) -> Plan:
    """Takes back the door and codes of an envelope that will not use them; free once the cabinet confirms."""
    if envelope.cabinet is None:
        return []
    snapshot = cabinets.load(envelope.cabinet)
    door = snapshot.door(envelope.door or "")
    if door is None or door.envelope != envelope.id:
        return []
    known = [g for g in snapshot.grants if g.doors.get(door.door) == envelope.id and g.state is GrantState.OPEN]
    # A door in doubt stays out of use until staff have looked at it.
    doubtful = door.use is DoorUse.QUARANTINED
    left = changed(door, envelope=None) if doubtful else changed(door, use=DoorUse.RELEASING)
    return [
        cabinets.plan_door(left),
        *codes.plan_revocation(known),
        codes.plan_reconciling(envelope.cabinet, now, [door.door]),
    ]

"""A code that was used: shown no more, its door in use again."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, DoorUse, Grant, GrantState
from chalicelib.domain.custody.closings import FILLING
from chalicelib.domain.people.personal import HeldCode
from chalicelib.store import cabinets, personal
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import codes


def plan_used(snapshot: CabinetSnapshot, grant: Grant, now: int) -> Plan:
    """The code has opened; it is shown no more, and goes when the door has closed.

    Put in with a code that the cabinet had not heard to be taken back: its door is in use again, not to be cleared.
    Here, and not when the door opens, because the clearing may be confirmed in between.
    """
    held = personal.code(grant.holder, grant.id)
    back = [door for door in snapshot.doors if door.use is DoorUse.RELEASING and _fills(grant, door)]
    return [
        cabinets.plan_grant(changed(grant, state=GrantState.USED, used_at=now)),
        *(cabinets.plan_door(changed(d, use=DoorUse.RESERVED, envelope=grant.doors[d.door])) for d in back),
        *([_plan_hidden(held, grant)] if held else []),
    ]


def _plan_hidden(held: HeldCode, grant: Grant) -> Write:
    """A collecting code opens door after door; it never has to work again."""
    if grant.purpose is Purpose.COLLECT:
        return personal.plan_drop_code(held)
    return personal.plan_code(changed(held, used=True), grant.until + codes.KEPT_AFTER_END)


def _fills(grant: Grant, door: Door) -> bool:
    """Who takes leaves an emptied compartment as it is. One that is cleared of nothing in particular may be mine."""
    mine = door.door in grant.doors and door.envelope in (None, grant.doors[door.door])
    return mine and grant.purpose in FILLING

"""A used code works once more: the person types again what is known already."""

from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Door, Grant
from chalicelib.store import cabinets, personal
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent
from chalicelib.usecases.parts import codes, randomness


def plan_rearmed(event: DoorEvent, door: Door) -> tuple[Grant, Plan]:
    """A new grant for the same code, for `door`, for an hour at least."""
    old, now = event.grant, event.now
    grant = Grant(
        id=randomness.new_id("g"), cabinet=old.cabinet, purpose=old.purpose, holder=old.holder, case=old.case,
        doors={door.door: event.envelope.id}, verifier=old.verifier, start=now, until=max(old.until, now + HOUR),
    )  # fmt: skip
    return grant, [cabinets.plan_grant(grant), *_plan_held_again(old, grant)]


def kept_until(event: DoorEvent) -> int | None:
    """Until when the envelope is waited for: a compartment is kept for papers as long as their code works again."""
    until = event.envelope.until
    return until if event.grant.purpose is not Purpose.DEPOSIT else max(until or 0, event.now + HOUR)


def _plan_held_again(old: Grant, new: Grant) -> Plan:
    held = personal.code(old.holder, old.id)
    if held is None:
        return []
    again = changed(held, version=0, grant=new.id, doors=tuple(new.doors), used=False)
    return [personal.plan_drop_code(held), personal.plan_code(again, new.until + codes.KEPT_AFTER_END)]

"""A used code works once more: the person types again what is known already."""

from cabinet_contract.names import bank_of
from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import outages
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
        doors={door.door: event.envelope.id}, verifier=old.verifier, start=now, until=_opens_until(event, door),
    )  # fmt: skip
    return grant, [cabinets.plan_grant(grant), *_plan_held_again(event, grant)]


def kept_until(event: DoorEvent) -> int | None:
    """Until when the envelope is waited for: a compartment is kept for papers as long as their code works again."""
    until = event.envelope.until
    return until if event.grant.purpose is not Purpose.DEPOSIT else max(until or 0, event.now + HOUR)


def told_until(event: DoorEvent) -> int:
    """The end that is told with a code that works again: that of the envelope, never that of what the cabinet knows."""
    return kept_until(event) or event.grant.until


def _opens_until(event: DoorEvent, door: Door) -> int:
    """A deposit's grant may have been kept ahead of its end while the clock stood; so it is while that lasts only."""
    longest = max(event.grant.until, event.now + HOUR)
    stands = outages.lasting(event.snapshot.cabinet, bank_of(door.door), event.now)
    if event.grant.purpose is not Purpose.DEPOSIT or stands:
        return longest
    return min(longest, told_until(event))


def _plan_held_again(event: DoorEvent, new: Grant) -> Plan:
    old = event.grant
    held = personal.code(old.holder, old.id)
    if held is None:
        return []
    until = told_until(event) if old.purpose is Purpose.DEPOSIT else held.until
    again = changed(held, version=0, grant=new.id, doors=tuple(new.doors), used=False, until=until)
    return [personal.plan_drop_code(held), personal.plan_code(again, new.until + codes.KEPT_AFTER_END)]

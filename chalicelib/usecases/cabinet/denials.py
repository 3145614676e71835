"""Closed is not taken: where an item sensor denies what the closing would count as, everything stays whose it is."""

from cabinet_contract.words import Answer, Purpose
from chalicelib.domain.cabinet.cabinet import Grant
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import EnvelopeEvent
from chalicelib.store import cases, personal
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet import undoing
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task
from chalicelib.usecases.cabinet.rearming import kept_until, plan_rearmed, told_until
from chalicelib.usecases.parts import moves, told_codes

# What the applicant is told, in the personal centre and with the code once more; staff have their task.
_TOLD = {Purpose.DEPOSIT: "nothing_inside", Purpose.PICKUP: "still_inside"}


def plan_denied(event: DoorEvent) -> Plan:
    """The envelope is where it was, its door waits on, the same code works again; staff look at door and sensor.

    What a helper left behind on a collecting route is on the next one.
    """
    task = plan_task(event, TaskKind.ITEM_DISAGREES, "door_closed")
    if event.grant.purpose is Purpose.COLLECT:
        return task
    detail = {"denied_by": "item sensor"}
    _back, plan = moves.plan_envelope(
        event.envelope, EnvelopeEvent.PUT_BACK, event.act, detail=detail, until=kept_until(event)
    )
    again, rearming = plan_rearmed(event, event.door)
    return [*task, *plan, *rearming, *_plan_told(event, again)]


def plan_denied_later(event: DoorEvent) -> Plan:
    """Denied by a later closing than the one that counted."""
    return undoing.plan_undone(event, Answer.NOTHING) or plan_task(event, TaskKind.ITEM_DISAGREES, "door_closed")


def _plan_told(event: DoorEvent, again: Grant) -> Plan:
    if event.grant.purpose not in _TOLD:
        return []
    case, held = cases.load(event.envelope.case), personal.code(event.grant.holder, event.grant.id)
    text = SmsKind.PICKUP_CODE if event.grant.purpose is Purpose.PICKUP else told_codes.deposit_text(case)
    return told_codes.plan_same_code(
        case, again, held, event.now, until=told_until(event), notice=_TOLD[event.grant.purpose], text=text
    )

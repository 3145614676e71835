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
from chalicelib.usecases.cabinet.rearming import kept_until, plan_rearmed
from chalicelib.usecases.parts import codes, moves, notices, rules

# What the applicant is told, and the text that holds the code once more; staff have their task.
_TOLD = {
    Purpose.DEPOSIT: ("nothing_inside", SmsKind.DEPOSIT_CODE),
    Purpose.PICKUP: ("still_inside", SmsKind.PICKUP_CODE),
}


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
    kind, text = _TOLD[event.grant.purpose]
    case, held = cases.load(event.envelope.case), personal.code(event.grant.holder, event.grant.id)
    place = rules.place_of(case.centre, event.snapshot.cabinet.id, event.door.door)
    told = [notices.plan_notice(case, kind, event.now, place=place)]
    if held is None:
        return told
    issued = codes.Issued(again, held.code_ct)
    return [*told, *notices.plan_sms(case, text, event.now, place=place, until=held.until, issued=issued)]

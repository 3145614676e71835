"""When a door does not do what was asked: the same envelope, another compartment, the same code.

A doubt takes the door out of use and makes a task. Paper that is still in somebody's hand gets another door at once;
paper that lies behind the door waits for staff with a key.
"""

from cabinet_contract.names import bank_of
from cabinet_contract.words import Answer, Outcome, Purpose
from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation, outages
from chalicelib.domain.cabinet.cabinet import Door, DoorUse, Grant, emptied
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.closings import FILLING
from chalicelib.domain.custody.deadlines import next_moment
from chalicelib.domain.custody.envelope import EnvelopeEvent, EnvelopeState
from chalicelib.errors import NothingFree
from chalicelib.store import cabinets, cases, personal
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task
from chalicelib.usecases.cabinet.rearming import kept_until, plan_rearmed, told_until
from chalicelib.usecases.parts import codes, compartments, moves, notices, randomness, told_codes


def plan_doubted(event: DoorEvent, outcome: Outcome) -> Plan:
    """The door did not open, or nobody knows: quarantine, a task, and another door where that helps."""
    task = plan_task(event, TaskKind.DOUBTFUL_DOOR, str(outcome))
    left = changed(event.door, use=DoorUse.QUARANTINED, envelope=None)
    if event.envelope.state is EnvelopeState.RELEASED:
        # Taken back before the cabinet heard of it: nobody waits for another door.
        return [*task, cabinets.plan_door(left)]
    case = cases.load(event.envelope.case)
    other = _other_door(event, event.envelope.size) if event.grant.purpose in FILLING else None
    if other is None:
        return [*task, *_plan_quarantined(event, case, outcome)]
    return [*task, cabinets.plan_door(left), *_plan_moved(event, case, other, str(outcome))]


def plan_never_finished(event: DoorEvent) -> Plan:
    """A code was used and nothing more was heard: for staff alone, since the paper may lie on either side."""
    task = plan_task(event, TaskKind.DOUBTFUL_DOOR, "never finished")
    return [*task, *_plan_quarantined(event, cases.load(event.envelope.case), Outcome.UNKNOWN)]


def plan_nothing_happened(event: DoorEvent, answer: Answer, inside: bool | None) -> Plan:
    """The door was closed again and the person says that nothing was put in or taken out: the code works again.

    `inside`: what an item sensor saw. A compartment that is left with something in it is given to nobody.
    """
    case = cases.load(event.envelope.case)
    if event.grant.purpose is Purpose.COLLECT:
        return _plan_found_empty(event, case)
    if answer is Answer.TOO_SMALL and event.grant.purpose in FILLING:
        larger = _other_door(event, _next_size(event.door.size))
        if larger:
            left = _left(event, inside)
            return [cabinets.plan_door(left), *_plan_moved(event, case, larger, str(answer))]
    _back, plan = moves.plan_envelope(
        event.envelope, EnvelopeEvent.PUT_BACK, event.act, detail={"answer": str(answer)}, until=kept_until(event)
    )
    # Staff who came to take it and took nothing may have found nothing.
    recalled = event.grant.purpose is Purpose.RECALL and not inside
    looked_for = plan_task(event, TaskKind.EMPTY_COMPARTMENT, str(answer)) if recalled else []
    _grant, rearming = plan_rearmed(event, event.door)
    return [*plan, *rearming, *looked_for]


def _left(event: DoorEvent, inside: bool | None) -> Door:
    if inside:
        return changed(event.door, use=DoorUse.QUARANTINED, envelope=None)
    return emptied(event.door, event.snapshot.grants)


def _plan_found_empty(event: DoorEvent, case: Case) -> Plan:
    """A helper found nothing where the custody says there is an envelope."""
    task = plan_task(event, TaskKind.EMPTY_COMPARTMENT)
    return [*task, *_plan_quarantined(event, case, Outcome.OPENED)]


def _other_door(event: DoorEvent, size: str | None) -> Door | None:
    if size is None:
        return None
    try:
        return allocation.choose(event.snapshot.doors, size, event.envelope.reach, randomness.spread())
    except NothingFree:
        return None


def _next_size(size: str) -> str | None:
    larger = [*allocation.SIZES, None]
    return larger[allocation.SIZES.index(size) + 1]


def _plan_quarantined(event: DoorEvent, case: Case, outcome: Outcome) -> Plan:
    detail = {"door": event.door.door, "outcome": str(outcome)}
    envelope, doubting = moves.plan_envelope(event.envelope, EnvelopeEvent.DOUBT, event.act, detail=detail)
    placed, plan = moves.plan_place(case, event.now, envelope)
    told = notices.plan_notice(placed, "door_in_doubt", event.now, door=event.door.door)
    return [
        *doubting,
        *plan,
        cabinets.plan_door(changed(event.door, use=DoorUse.QUARANTINED)),
        # Somebody comes with a key: nobody else opens this meanwhile.
        *codes.plan_revocation_at(event.snapshot, event.door.door, but=event.grant.id),
        told,
    ]


def _plan_moved(event: DoorEvent, case: Case, door: Door, why: str) -> Plan:
    detail = {"from": event.door.door, "to": door.door, "why": why}
    envelope, moving = moves.plan_envelope(
        event.envelope, EnvelopeEvent.MOVE_DOOR, event.act, detail=detail, door=door.door, until=kept_until(event),
        clock=_clock_so_far(event), here=event.now,
    )  # fmt: skip
    again, rearming = plan_rearmed(event, door)
    return [
        *moving,
        compartments.plan_taken(door, envelope.id, next_moment(envelope)),
        *rearming,
        *codes.plan_revocation_at(event.snapshot, event.door.door, but=event.grant.id),
        *_plan_new_place_told(event, case, again),
    ]


def _clock_so_far(event: DoorEvent) -> HoursTimer | None:
    """With what the outages of the old door had cost: those of the new one count from now on."""
    before, bank = event.envelope, bank_of(event.door.door)
    return before.clock and before.clock.noted(*outages.left(event.snapshot.cabinet, bank, event.now, here=before.here))


def _plan_new_place_told(event: DoorEvent, case: Case, again: Grant) -> Plan:
    """The applicant, who was told another door before; staff who were to store something read it at the screen."""
    if event.grant.purpose is not Purpose.DEPOSIT:
        return []
    held, kind = personal.code(event.grant.holder, event.grant.id), SmsKind.MOVED_DOOR
    return told_codes.plan_same_code(case, again, held, event.now, until=told_until(event), notice=str(kind), text=kind)

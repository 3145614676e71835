"""What a door's opening and closing move: the envelope's custody, then the case, then what follows for people."""

from typing import Any

from cabinet_contract.words import Answer, Outcome
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Door, DoorUse, emptied
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.closings import CLOSING, EMPTYING, FILLING, is_denied
from chalicelib.domain.custody.deadlines import begun, next_moment
from chalicelib.domain.custody.envelope import (
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
    Holder,
)
from chalicelib.store import cabinets, cases, personal
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet import answers, closing_notices, denials, doubts
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task
from chalicelib.usecases.parts import codes, compartments, counting, moves, papers, rules, task_rows

_USE_AFTER = {EnvelopeEvent.DEPOSIT: DoorUse.OCCUPIED, EnvelopeEvent.STORE: DoorUse.OCCUPIED}
_CASE_AFTER = {
    EnvelopeEvent.DEPOSIT: CaseEvent.RECEIVE,
    EnvelopeEvent.STORE: CaseEvent.SEND_OUT,
    EnvelopeEvent.PICK_UP: CaseEvent.CLOSE,
    EnvelopeEvent.RECALL: CaseEvent.BRING_BACK,
}


def plan_opened(event: DoorEvent, outcome: Outcome) -> Plan:
    """Opened: evidence. Anything else is a doubt: a pulse that was sent is not a door that opened."""
    if answers.is_over(event):
        # "Open again" after the closing that counted: its grant is needed until this one has closed too.
        return [cabinets.plan_door(changed(event.door, closed=0))] if event.door.closed else []
    if outcome is not Outcome.OPENED:
        return doubts.plan_doubted(event, outcome)
    detail = {"door": event.door.door, "outcome": str(outcome), "by": event.grant.holder}
    _opened, plan = moves.plan_envelope(event.envelope, EnvelopeEvent.OPEN_DOOR, event.act, detail=detail)
    return plan


def plan_closed(event: DoorEvent, answer: Answer | None, inside: bool | None = None) -> Plan:
    """The closing of the door is the deposit, the collection, the storing, the pickup or the recall.

    Unless the person at the door says that nothing was put in or taken out, or an item sensor denies it: `inside` is
    whether it saw something in the compartment, None without one.
    """
    shut = _plan_settled(event, TaskKind.LEFT_OPEN)
    if answers.is_over(event):
        # Opened again and closed again: the sensor may now see what contradicts the first closing.
        denied = is_denied(event.grant.purpose, inside)
        return [*shut, *(denials.plan_denied_later(event) if denied else answers.plan_answered(event, answer))]
    if answer in answers.NOTHING_MOVED:
        return [*shut, *doubts.plan_nothing_happened(event, answer, inside)]
    if is_denied(event.grant.purpose, inside):
        return [*shut, *denials.plan_denied(event)]
    agreed = [] if inside is None else _plan_settled(event, TaskKind.ITEM_DISAGREES)
    return [*shut, *agreed, *_plan_done(event), *_plan_spent(event)]


def _plan_settled(event: DoorEvent, kind: TaskKind) -> Plan:
    return task_rows.plan_settled(event.snapshot, event.door.door, kind, event.now)


def _plan_spent(event: DoorEvent) -> Plan:
    held = personal.code(event.grant.holder, event.grant.id)
    return [personal.plan_drop_code(held)] if held else []


def _plan_done(event: DoorEvent) -> Plan:
    closing = CLOSING[event.grant.purpose]
    case = cases.load(event.envelope.case)
    if closing is EnvelopeEvent.COLLECT and not papers.is_awaited(case, event.envelope):
        return _plan_collected_unexpected(case, event)
    time: dict[str, Any] = {}
    if closing is EnvelopeEvent.STORE:
        time = begun(rules.of_case(case).settings.pickup_code_hours, event.now)
    envelope, moving = moves.plan_envelope(
        event.envelope, closing, event.act,
        detail={"door": event.door.door, "grant": event.grant.id}, holder=_holder(closing, event), **time,
        cabinet=event.snapshot.cabinet.id, door=event.door.door,
    )  # fmt: skip
    return [
        *moving,
        *_plan_not_needed(event),
        cabinets.plan_door(_door_after(closing, envelope, event)),
        # A recall's code when the applicant was faster, a new code when the old one was used: neither opens this again.
        *codes.plan_revocation_at(event.snapshot, event.door.door, but=event.grant.id),
        *_plan_case(case, envelope, closing, event),
    ]


def _plan_collected_unexpected(case: Case, event: DoorEvent) -> Plan:
    """Taken out, and its case does not wait for it: it goes back to the applicant."""
    holder, detail = _holder(EnvelopeEvent.COLLECT, event), {"door": event.door.door, "grant": event.grant.id}
    return [
        *papers.plan_unexpected(case, event.envelope, event.act, holder, detail),
        *_plan_settled(event, TaskKind.STRAY_ENVELOPE),
        cabinets.plan_door(_door_after(EnvelopeEvent.COLLECT, event.envelope, event)),
        *codes.plan_revocation_at(event.snapshot, event.door.door, but=event.grant.id),
    ]


def _plan_not_needed(event: DoorEvent) -> Plan:
    """Put in with a code that the cabinet had not heard to be taken back: the one taken instead is given back."""
    filled_elsewhere = event.is_elsewhere and event.grant.purpose in FILLING
    return compartments.plan_clearing(event.envelope, event.now) if filled_elsewhere else []


def _holder(closing: EnvelopeEvent, event: DoorEvent) -> Holder:
    if closing in _USE_AFTER:
        return CustodianKind.CABINET, f"{event.snapshot.cabinet.id} {event.door.door}"
    kind = CustodianKind.APPLICANT if closing is EnvelopeEvent.PICK_UP else CustodianKind.STAFF
    return kind, event.grant.holder


def _door_after(closing: EnvelopeEvent, envelope: Envelope, event: DoorEvent) -> Door:
    shut = changed(event.door, closed=event.now, due=next_moment(envelope))
    if closing in EMPTYING:
        return emptied(shut, event.snapshot.grants)
    return changed(shut, use=_USE_AFTER[closing], envelope=envelope.id)


def _plan_case(case: Case, envelope: Envelope, closing: EnvelopeEvent, event: DoorEvent) -> Plan:
    follows = _CASE_AFTER.get(closing)
    if follows is None or (case.state, follows) not in cases_.MOVES:
        # Collected: the case stands still. Or it has moved on without the cabinet, as when it was withdrawn.
        return _plan_in_its_queue(case, envelope, event)
    fields = {"received_at": event.act.at, "inbound": envelope.id} if follows is CaseEvent.RECEIVE else {}
    detail = {"envelope": envelope.id, "door": event.door.door}
    moved, plan = moves.plan_case(case, follows, event.act, envelope, detail=detail, **fields)
    given_back = _plan_given_back(case, envelope, event)
    counted = counting.plan_moved(event.snapshot.cabinet, follows, event.act.at)
    return [*plan, *given_back, *counted, *closing_notices.plan_told(moved, envelope, closing, event)]


def _plan_given_back(case: Case, envelope: Envelope, event: DoorEvent) -> Plan:
    """The papers came where nobody expected them any more; what was chosen instead is not needed."""
    if envelope.direction is Direction.OUTBOUND or case.inbound in (None, envelope.id):
        return []
    # Now: the envelope that is given back was chosen after the cabinet's time.
    return compartments.plan_release(case, Act(event.act.by, event.now))


def _plan_in_its_queue(case: Case, envelope: Envelope, event: DoorEvent) -> Plan:
    withdrawn = case.state is CaseState.WITHDRAWN
    current = envelope.id in (case.inbound, case.outbound)
    if not (current or withdrawn):
        return _plan_stray(case, envelope, event)
    _placed, plan = moves.plan_place(case, event.now, envelope)
    return plan


def _plan_stray(case: Case, envelope: Envelope, event: DoorEvent) -> Plan:
    """An envelope in a locker that its case does not wait for: in no queue, so a task; the case knows of it."""
    if envelope.state not in (EnvelopeState.DEPOSITED, EnvelopeState.STORED):
        return []
    task = plan_task(event, TaskKind.STRAY_ENVELOPE)
    if envelope.direction is Direction.OUTBOUND:
        return task
    detail, earlier = {"envelope": envelope.id}, papers.with_stray(case, envelope)
    _noted, plan = moves.plan_case_note(case, "stray_deposit", event.act, envelope, detail=detail, earlier=earlier)
    return [*task, *plan]

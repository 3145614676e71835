"""Said after the closing: nothing was put in, nothing was taken. What followed from the closing is taken back.

Only while nothing else has come of it: a helper's route to the door, a rating, another's envelope behind it. Then staff
look.
"""

from typing import Any

from cabinet_contract.words import Answer, Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse, GrantState
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.custody.deadlines import begun, next_moment
from chalicelib.domain.custody.envelope import CustodianKind, Envelope, EnvelopeEvent, Holder
from chalicelib.store import cabinets, cases
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.cabinet.door_event import DoorEvent
from chalicelib.usecases.parts import counting, moves, rules, told_codes


def plan_undone(event: DoorEvent, answer: Answer) -> Plan:
    """The envelope back where it was before the closing, a new code for it; nothing where that cannot be any more."""
    case = cases.load(event.envelope.case)
    if event.grant.purpose is Purpose.DEPOSIT and _is_untouched_deposit(event, case):
        return _plan_deposit_undone(event, case, answer)
    if event.grant.purpose is Purpose.PICKUP and _is_untouched_pickup(event, case):
        return _plan_pickup_undone(event, case, answer)
    return []


def _is_untouched_deposit(event: DoorEvent, case: Case) -> bool:
    waits = case.state is CaseState.RECEIVED and case.inbound == event.envelope.id
    here = (g for g in event.snapshot.grants if g.doors.get(event.door.door) == event.envelope.id)
    on_a_route = any(g.purpose is Purpose.COLLECT and g.state is not GrantState.REVOKED for g in here)
    return waits and event.door.use is DoorUse.OCCUPIED and not on_a_route


def _is_untouched_pickup(event: DoorEvent, case: Case) -> bool:
    closed = case.state is CaseState.CLOSED and case.outbound == event.envelope.id and not event.is_elsewhere
    left = event.door.use in (DoorUse.FREE, DoorUse.RELEASING)
    return closed and left and event.door.envelope in (None, event.envelope.id)


def _plan_deposit_undone(event: DoorEvent, case: Case, answer: Answer) -> Plan:
    """The receipt is taken back in words, in the message that brings the new code."""
    time = begun(rules.of_case(case).settings.deposit_code_hours, event.now)
    envelope, back = _plan_back(event, answer, (CustodianKind.APPLICANT, case.party), time)
    moved, plan = moves.plan_case(
        case, CaseEvent.TAKE_BACK_RECEIPT, event.act, envelope,
        detail={"envelope": envelope.id, "answer": str(answer)}, received_at=None,
    )  # fmt: skip
    _issued, issuing = told_codes.plan_deposit_code(
        event.snapshot, moved, envelope, event.now, notice="receipt_taken_back"
    )
    return [
        *back,
        *plan,
        *counting.plan_moved(event.snapshot.cabinet, CaseEvent.TAKE_BACK_RECEIPT, case.received_at or event.now),
        _plan_door(event, envelope, DoorUse.RESERVED),
        *issuing,
    ]


def _plan_pickup_undone(event: DoorEvent, case: Case, answer: Answer) -> Plan:
    time = begun(rules.of_case(case).settings.pickup_code_hours, event.now)
    told = {"until": max(event.envelope.until or 0, time["until"])}
    holder = CustodianKind.CABINET, f"{event.snapshot.cabinet.id} {event.door.door}"
    envelope, back = _plan_back(event, answer, holder, time | told)
    detail = {"envelope": envelope.id, "answer": str(answer)}
    moved, plan = moves.plan_case(case, CaseEvent.REOPEN, event.act, envelope, detail=detail)
    _issued, issuing = told_codes.plan_pickup_code(
        event.snapshot, moved, envelope, event.now, notice="closing_taken_back"
    )
    return [
        *back,
        *plan,
        *counting.plan_moved(event.snapshot.cabinet, CaseEvent.REOPEN, case.updated),
        _plan_door(event, envelope, DoorUse.OCCUPIED),
        *issuing,
    ]


def _plan_back(event: DoorEvent, answer: Answer, holder: Holder, time: dict[str, Any]) -> tuple[Envelope, Plan]:
    return moves.plan_envelope(
        event.envelope, EnvelopeEvent.PUT_BACK, event.act,
        detail={"answer": str(answer), "after": "closing"}, holder=holder, **time,
    )  # fmt: skip


def _plan_door(event: DoorEvent, envelope: Envelope, use: DoorUse) -> Write:
    return cabinets.plan_door(changed(event.door, use=use, envelope=envelope.id, due=next_moment(envelope), closed=0))

"""Said after the closing: nothing was put in, nothing was taken. What followed from the closing is taken back.

Only while nothing else has come of it: a helper's route to the door, a rating, another's envelope behind it. Then staff
look.
"""

from cabinet_contract.words import Answer, Purpose
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse, GrantState
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import CustodianKind, Envelope, EnvelopeEvent, Holder
from chalicelib.store import cabinets, cases
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.cabinet import closing_told
from chalicelib.usecases.cabinet.door_event import DoorEvent
from chalicelib.usecases.parts import codes, moves, notices, rules


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
    closed = case.state is CaseState.CLOSED and case.outbound == event.envelope.id
    left = event.door.use in (DoorUse.FREE, DoorUse.RELEASING)
    return closed and left and event.door.envelope in (None, event.envelope.id)


def _plan_deposit_undone(event: DoorEvent, case: Case, answer: Answer) -> Plan:
    """The receipt is taken back in words, in the message that brings the new code."""
    until = event.now + rules.of_case(case).settings.deposit_code_hours * HOUR
    envelope, back = _plan_back(event, answer, (CustodianKind.APPLICANT, case.party), until)
    moved, plan = moves.plan_case(
        case, CaseEvent.TAKE_BACK_RECEIPT, event.act, envelope,
        detail={"envelope": envelope.id, "answer": str(answer)}, received_at=None,
    )  # fmt: skip
    wish = codes.CodeWish(
        doors={event.door.door: envelope.id}, purpose=Purpose.DEPOSIT, holder=case.party, case=case.id, until=until
    )
    issued, issuing = codes.plan_issue(event.snapshot, wish, event.now)
    place = rules.place_of(case.centre, event.snapshot.cabinet.id, event.door.door)
    kind = SmsKind.CORRECTION_CODE if case.missing else SmsKind.DEPOSIT_CODE
    return [
        *back,
        *plan,
        _plan_door(event, DoorUse.RESERVED),
        *issuing,
        notices.plan_notice(moved, "receipt_taken_back", event.now, grant=issued.grant.id, place=place, until=until),
        *notices.plan_sms(moved, kind, event.now, place=place, until=until, issued=issued),
    ]


def _plan_pickup_undone(event: DoorEvent, case: Case, answer: Answer) -> Plan:
    later = event.now + rules.of_case(case).settings.pickup_code_hours * HOUR
    until = max(event.envelope.until or 0, later)
    holder = CustodianKind.CABINET, f"{event.snapshot.cabinet.id} {event.door.door}"
    envelope, back = _plan_back(event, answer, holder, until)
    detail = {"envelope": envelope.id, "answer": str(answer)}
    moved, plan = moves.plan_case(case, CaseEvent.REOPEN, event.act, envelope, detail=detail)
    return [
        *back,
        *plan,
        _plan_door(event, DoorUse.OCCUPIED),
        *closing_told.plan_pickup_code(moved, envelope, event, kind="closing_taken_back"),
    ]


def _plan_back(event: DoorEvent, answer: Answer, holder: Holder, until: int) -> tuple[Envelope, Plan]:
    return moves.plan_envelope(
        event.envelope, EnvelopeEvent.PUT_BACK, event.act,
        detail={"answer": str(answer), "after": "closing"}, holder=holder, until=until,
    )  # fmt: skip


def _plan_door(event: DoorEvent, use: DoorUse) -> Write:
    return cabinets.plan_door(changed(event.door, use=use, envelope=event.envelope.id))

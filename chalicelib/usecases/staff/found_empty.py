"""Staff find a compartment empty although custody says that an envelope is in it: where the paper is, and what next.

Whoever could take it last has it: the applicant, where a result's pickup code had opened the door; else who was to put
it in, since it never was.
"""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import CustodianKind, Direction, Envelope, EnvelopeEvent
from chalicelib.store import cases, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import moves, notices, rules


def plan_found_empty(envelope: Envelope, act: Act) -> Plan:
    """The envelope and its case; the door is the caller's. Raises OutOfTurn for one that is not behind a door."""
    case = cases.load(envelope.case)
    if envelope.direction is Direction.INBOUND:
        return _plan_never_handed_in(case, envelope, act)
    if case.party in _openers(envelope):
        return _plan_picked_up(case, envelope, act)
    return _plan_never_stored(case, envelope, act)


def _openers(envelope: Envelope) -> list[str]:
    """Whose codes have opened its door since it was prepared for it, in their order."""
    found: list[str] = []
    for entry in envelopes.custody(envelope.id):
        if entry.event == EnvelopeEvent.PREPARE:
            found.clear()  # a recalled result has been behind other doors
        elif entry.event == EnvelopeEvent.OPEN_DOOR:
            found.append(str(entry.detail.get("by", "")))
    return found


def _plan_never_handed_in(case: Case, envelope: Envelope, act: Act) -> Plan:
    """The applicant has the papers still, and may hand them in again."""
    empty, plan = moves.plan_envelope(
        envelope, EnvelopeEvent.FIND_EMPTY, act, holder=(CustodianKind.APPLICANT, case.party)
    )
    moved, going_on = _plan_receipt_taken_back(case, empty, act)
    return [*plan, *going_on, *_plan_told(moved, SmsKind.DEPOSIT_WAS_EMPTY, envelope, act)]


def _plan_receipt_taken_back(case: Case, envelope: Envelope, act: Act) -> moves.MovedCase:
    detail = {"envelope": envelope.id}
    if case.inbound != envelope.id or case.state not in (CaseState.RECEIVED, CaseState.AWAITING_MATERIALS):
        return moves.plan_place(case, act.at, envelope)
    if case.state is CaseState.RECEIVED:
        return moves.plan_case(case, CaseEvent.TAKE_BACK_RECEIPT, act, detail=detail, inbound=None, received_at=None)
    return moves.plan_case_note(case, "was_empty", act, detail=detail, inbound=None)


def _plan_picked_up(case: Case, envelope: Envelope, act: Act) -> Plan:
    taken, plan = moves.plan_envelope(
        envelope, EnvelopeEvent.PICK_UP, act, detail={"found_empty": True},
        holder=(CustodianKind.APPLICANT, case.party),
    )  # fmt: skip
    moved, going_on = _plan_case(case, CaseEvent.CLOSE, taken, act)
    return [*plan, *going_on, *_plan_told(moved, SmsKind.FOUND_EMPTY, envelope, act)]


def _plan_never_stored(case: Case, envelope: Envelope, act: Act) -> Plan:
    """Who was to store it has it, and it goes out anew."""
    opener = next(iter(_openers(envelope)), envelope.prepared_by or act.by)
    empty, plan = moves.plan_envelope(envelope, EnvelopeEvent.FIND_EMPTY, act, holder=(CustodianKind.STAFF, opener))
    moved, going_on = _plan_case(case, CaseEvent.BRING_BACK, empty, act)
    if case.state is not CaseState.RESULT_OUT:  # nobody was told that it lay there
        return [*plan, *going_on, notices.plan_notice(moved, str(SmsKind.RESULT_NOT_THERE), act.at)]
    return [*plan, *going_on, *_plan_told(moved, SmsKind.RESULT_NOT_THERE, envelope, act)]


def _plan_told(case: Case, kind: SmsKind, envelope: Envelope, act: Act) -> Plan:
    place = rules.place_of(case.centre, envelope.cabinet or "", envelope.door or "")
    return notices.plan_at_once(case, kind, act.at, place=place)


def _plan_case(case: Case, event: CaseEvent, envelope: Envelope, act: Act) -> moves.MovedCase:
    if (case.state, event) not in cases_.MOVES:
        return moves.plan_place(case, act.at, envelope)
    return moves.plan_case(case, event, act, envelope, detail={"envelope": envelope.id})

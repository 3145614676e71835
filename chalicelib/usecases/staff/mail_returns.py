"""What the mail brings back undelivered (退回): a result lies at the desk again, papers are to be returned still."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import CustodianKind, Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, moves, notices
from chalicelib.usecases.parts.perform import Decision


def take_back(case: Case, tracking: str, act: Act) -> Decision[CaseStanding]:
    """Whatever was in that parcel; it goes out again as its applicant chooses, who is told at once.

    Raises OutOfTurn (NOT_IN_THE_MAIL).
    """
    detail, holder = {"tracking": tracking}, (CustodianKind.STAFF, act.by)
    steps = [
        moves.plan_envelope(one, EnvelopeEvent.RETURN_BY_MAIL, act, detail=detail, holder=holder)
        for one in _in_parcel(case, tracking)
    ]
    if not steps:
        raise OutOfTurn("NOT_IN_THE_MAIL", "tracking")
    moved, plan = _plan_case(case, [one for one, _ in steps], tracking, act)
    notice = notices.plan_notice(moved, str(SmsKind.MAIL_RETURNED), act.at, tracking=tracking)
    told = [notice, *notices.plan_sms(moved, SmsKind.MAIL_RETURNED, act.at)]
    return Decision([*plan, *(write for _, plan in steps for write in plan), *told], case_view.standing(moved))


def _in_parcel(case: Case, tracking: str) -> list[Envelope]:
    ids = [*(case.owed.envelopes if case.owed else ()), *([case.outbound] if case.outbound else [])]
    posted = (one for one in envelopes.several(ids).values() if one.state is EnvelopeState.POSTED)
    return [one for one in posted if one.tracking == tracking]


def _plan_case(case: Case, back: list[Envelope], tracking: str, act: Act) -> tuple[Case, Plan]:
    detail = {"tracking": tracking}
    result = next((one for one in back if one.direction is Direction.OUTBOUND), None)
    if result:
        return moves.plan_case(case, CaseEvent.BRING_BACK, act, result, detail=detail)
    return moves.plan_case_note(case, "papers_returned_by_mail", act, detail=detail)

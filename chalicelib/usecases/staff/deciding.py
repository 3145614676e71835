"""The department's decision, and the paper that says so: it has an envelope from this moment on."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.verdicts import DecisionOutcome
from chalicelib.domain.custody.envelope import (
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
)
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.usecases.parts import case_view, moves, notices, randomness, rules
from chalicelib.usecases.parts.perform import Decision


def decide(case: Case, outcome: DecisionOutcome, document: str, reason: str | None, act: Act) -> Decision[CaseStanding]:
    """What was decided, and the number of the paper: a certificate, or the written refusal (决定书)."""
    if outcome is DecisionOutcome.REFUSED and not reason:
        raise BadInput("REASON_NEEDED", "reason")
    paper, issuing = moves.plan_announced(_paper(case, act), act.by)
    moved, plan = moves.plan_case(
        case, CaseEvent.DECIDE, act, paper, detail={"outcome": str(outcome), "document": document, "reason": reason},
        outcome=outcome, result_document=document, outbound=paper.id,
    )  # fmt: skip
    told = notices.plan_notice(moved, "decided", act.at, outcome=str(outcome))
    return Decision([*plan, *issuing, told], case_view.standing(moved))


def _paper(case: Case, act: Act) -> Envelope:
    """With the department, on its way to the applicant as he has chosen."""
    department = rules.of_case(case).item.department.zh
    holder = Custodian(kind=CustodianKind.DEPARTMENT, who=department, since=act.at, evidence=str(CaseEvent.DECIDE))
    return Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.OUTBOUND,
        channel=Channel(case.collecting or Channel.WINDOW), state=EnvelopeState.MADE_OUT, custodian=holder,
    )  # fmt: skip


def arrive(case: Case, act: Act) -> Decision[CaseStanding]:
    """The window has got the paper from the department. Raises OutOfTurn (NOT_WITH_DEPARTMENT)."""
    paper = envelopes.find(case.outbound)
    if paper is None or paper.state is not EnvelopeState.MADE_OUT:
        raise OutOfTurn("NOT_WITH_DEPARTMENT", "case")
    holder = CustodianKind.WINDOW, case.window or act.by
    _there, arriving = moves.plan_envelope(paper, EnvelopeEvent.HAND_TO_WINDOW, act, holder=holder)
    noted, plan = moves.plan_case_note(case, "result_at_window", act, detail={"window": case.window})
    return Decision([*plan, *arriving], case_view.standing(noted))

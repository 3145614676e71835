"""The department's decision, and the paper that says so: it has an envelope from this moment on."""

from typing import NamedTuple

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.owed import Owed
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
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, moves, notices, papers, randomness, rules
from chalicelib.usecases.parts.perform import Decision


class GivenDecision(NamedTuple):
    """`originals_back`: the applicant's papers are returned; else they stay on file with the department."""

    outcome: DecisionOutcome
    document: str
    reason: str | None
    originals_back: bool = False


def decide(case: Case, given: GivenDecision, act: Act) -> Decision[CaseStanding]:
    """What was decided, and the number of the paper: a certificate, or the written refusal (决定书)."""
    if given.outcome is DecisionOutcome.REFUSED and not given.reason:
        raise BadInput("REASON_NEEDED", "reason")
    paper, issuing = moves.plan_announced(_paper(case, act), act.by)
    owed, owing = _plan_papers(case, given, act)
    detail = {"outcome": str(given.outcome), "document": given.document, "reason": given.reason}
    moved, plan = moves.plan_case(
        case, CaseEvent.DECIDE, act, paper, detail=detail | ({"originals_back": True} if given.originals_back else {}),
        outcome=given.outcome, result_document=given.document, outbound=paper.id, owed=owed,
    )  # fmt: skip
    told = notices.plan_notice(moved, "decided", act.at, outcome=str(given.outcome))
    return Decision([*plan, *issuing, *owing, told], case_view.standing(moved))


def _plan_papers(case: Case, given: GivenDecision, act: Act) -> tuple[Owed | None, Plan]:
    if given.originals_back:
        return papers.plan_owed(case, papers.held(case), act)
    return case.owed, papers.plan_kept(case, act)


def _department(case: Case) -> str:
    return rules.of_case(case).item.department.zh


def _paper(case: Case, act: Act) -> Envelope:
    """With the department, on its way to the applicant as he has chosen."""
    since, evidence = act.at, str(CaseEvent.DECIDE)
    holder = Custodian(kind=CustodianKind.DEPARTMENT, who=_department(case), since=since, evidence=evidence)
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

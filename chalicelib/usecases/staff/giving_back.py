"""Papers to return (待退材料) go back to the applicant: over the counter, or by mail; owed until they are there."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.custody.envelope import (
    GOING_BACK,
    CustodianKind,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
    Holder,
)
from chalicelib.errors import OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.usecases.parts import case_view, moves, notices, papers, task_rows
from chalicelib.usecases.parts.perform import Decision

# Cases of the version before may have ended with papers in hand that nobody had put on the list.
_ENDED = (CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN)


def post(case: Case, tracking: str, act: Act) -> Decision[CaseStanding]:
    """Given to the mail: owed until their delivery is known. Raises OutOfTurn (NOTHING_TO_RETURN)."""
    holder, detail = (CustodianKind.COURIER, tracking), {"tracking": tracking}
    going = [one for one in _owed(case) if one.state is EnvelopeState.TO_RETURN]
    if not going:
        raise OutOfTurn("NOTHING_TO_RETURN", "case")
    plans = [
        moves.plan_envelope(one, EnvelopeEvent.POST, act, detail=detail, holder=holder, tracking=tracking)
        for one in going
    ]
    noted, plan = moves.plan_case_note(case, "papers_posted", act, detail=detail)
    told = notices.plan_notice(noted, "papers_posted", act.at, tracking=tracking)
    return Decision([*plan, *(write for _, plan in plans for write in plan), told], case_view.standing(noted))


def hand_over(case: Case, proof: str, act: Act) -> Decision[CaseStanding]:
    """With the applicant, over the counter or delivered by the mail; `proof` says how it was known who came.

    Raises OutOfTurn (NOTHING_TO_RETURN).
    """
    going = [*_owed(case), *(papers.held(case) if case.state in _ENDED else [])]
    if not going:
        raise OutOfTurn("NOTHING_TO_RETURN", "case")
    holder = CustodianKind.APPLICANT, case.party
    plans = [moves.plan_envelope_steps(one, act, *_steps(one, holder), detail={"proof": proof}) for one in going]
    noted, plan = moves.plan_case_note(case, "papers_given_back", act, detail={"proof": proof}, owed=None)
    writes = [
        *plan,
        *(write for _, plan in plans for write in plan),
        *papers.plan_returned(case),
        *task_rows.plan_return_done(case, act.by, act.at),
        notices.plan_notice(noted, "papers_given_back", act.at),
    ]
    return Decision(writes, case_view.standing(noted))


def _owed(case: Case) -> list[Envelope]:
    found = envelopes.several(case.owed.envelopes if case.owed else ())
    return [one for one in found.values() if one.state in GOING_BACK]


def _steps(envelope: Envelope, holder: Holder) -> list[tuple[EnvelopeEvent, Holder | None]]:
    back: tuple[EnvelopeEvent, Holder | None] = (EnvelopeEvent.GIVE_BACK, holder)
    return [back] if envelope.state in GOING_BACK else [(EnvelopeEvent.OWE, None), back]

"""Papers to return (待退材料) go back to the applicant: over the counter, or by mail; owed until they are there."""

from typing import NamedTuple

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
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.usecases.parts import case_view, moves, notices, papers
from chalicelib.usecases.parts.perform import Decision

# Cases of the version before may have ended with papers in hand that nobody had put on the list.
_ENDED = (
    CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.DECIDED, CaseState.RESULT_READY, CaseState.RESULT_OUT,
    CaseState.CLOSED, CaseState.RATED,
)  # fmt: skip


class ProofOfReturn(NamedTuple):
    """`proof` says how it was known who came; which papers, by their envelopes or the tracking number, where some
    lie with staff and some are in the mail, or in several parcels.
    """

    proof: str
    envelopes: tuple[str, ...] = ()
    tracking: str | None = None


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


def hand_over(case: Case, given: ProofOfReturn, act: Act) -> Decision[CaseStanding]:
    """With the applicant: over the counter what lies with staff, by proof of delivery what was in that parcel.

    Owed until all are back. Raises OutOfTurn (NOTHING_TO_RETURN), BadInput (WHICH_PAPERS).
    """
    going = _named([*_owed(case), *(papers.held(case) if case.state in _ENDED else [])], given)
    holder, detail = (CustodianKind.APPLICANT, case.party), {"proof": given.proof}
    plans = [moves.plan_envelope_steps(one, act, *_steps(one, holder), detail=detail) for one in going]
    owed, settling = papers.plan_no_longer_owed(case, [one.id for one in going], act)
    noted, plan = moves.plan_case_note(case, "papers_given_back", act, detail=detail, owed=owed)
    told = notices.plan_notice(noted, "papers_given_back", act.at)
    writes = [*plan, *(write for _, plan in plans for write in plan), *settling, told]
    return Decision(writes, case_view.standing(noted))


def _named(found: list[Envelope], given: ProofOfReturn) -> list[Envelope]:
    wanted = set(given.envelopes)
    going = [one for one in found if given.tracking in (None, _parcel(one)) and (not wanted or one.id in wanted)]
    if not going or len(going) < len(wanted):
        raise OutOfTurn("NOTHING_TO_RETURN", "case")
    if not wanted and len({_parcel(one) for one in going}) > 1:
        raise BadInput("WHICH_PAPERS", "envelopes")
    return going


def _parcel(envelope: Envelope) -> str | None:
    """The number of the parcel that it is in; None where it lies with staff."""
    return envelope.tracking if envelope.state is EnvelopeState.POSTED else None


def _owed(case: Case) -> list[Envelope]:
    found = envelopes.several(case.owed.envelopes if case.owed else ())
    return [one for one in found.values() if one.state in GOING_BACK]


def _steps(envelope: Envelope, holder: Holder) -> list[tuple[EnvelopeEvent, Holder | None]]:
    back: tuple[EnvelopeEvent, Holder | None] = (EnvelopeEvent.GIVE_BACK, holder)
    return [back] if envelope.state in GOING_BACK else [(EnvelopeEvent.OWE, None), back]

"""The window: papers that came by mail or in person, acceptance."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.non_acceptance import NonAcceptance
from chalicelib.domain.case.verdicts import AcceptanceVerdict
from chalicelib.domain.custody.envelope import CustodianKind, EnvelopeEvent, EnvelopeState
from chalicelib.errors import OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import envelopes
from chalicelib.usecases.parts import case_view, moves, notices
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import refusing


def receive(case: Case, tracking: str | None, act: Act) -> Decision[CaseStanding]:
    """Papers arrived by mail, or over the counter. Raises OutOfTurn where none were announced."""
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.ANNOUNCED:
        raise OutOfTurn("NOT_ANNOUNCED", "case")
    detail = {"tracking": tracking} if tracking else {}
    arrived, arriving = moves.plan_envelope(
        envelope, EnvelopeEvent.ARRIVE, act, detail=detail, holder=(CustodianKind.STAFF, act.by), tracking=tracking
    )
    moved, plan = moves.plan_case(case, CaseEvent.RECEIVE, act, arrived, detail=detail, received_at=act.at)
    told = notices.plan_notice(moved, "received", act.at, channel=str(envelope.channel), accepted_from=act.at)
    return Decision([*plan, *arriving, told], case_view.standing(moved))


def accept(case: Case, verdict: AcceptanceVerdict, given: NonAcceptance, act: Act) -> Decision[CaseStanding]:
    """The legal start. A pre-reviewed deposit counts as accepted from the moment it was handed in (rules.md, R-D-8).

    `given` says why, where it is refused; of an acceptance only its reason is kept, as a remark.
    """
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.AT_WINDOW:
        raise OutOfTurn("NOT_AT_WINDOW", "case")
    if verdict is AcceptanceVerdict.REFUSE:
        return refusing.refuse(case, given, act)
    since = case.received_at
    detail = {"reason": given.reason, "counts_from": since}
    moved, plan = moves.plan_case(case, CaseEvent.ACCEPT, act, envelope, detail=detail, accepted_at=since)
    told = notices.plan_notice(moved, "accepted", act.at, reason=given.reason)
    return Decision([*plan, told], case_view.standing(moved))

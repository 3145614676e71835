"""The window: papers that came by mail or in person, acceptance, decision."""

from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import EnvelopeEvent, EnvelopeState
from chalicelib.domain.people.staff import Staff, Task, require
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.store import cases, envelopes
from chalicelib.usecases.applicant.filing import answer
from chalicelib.usecases.parts import notices
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import tasks


def receive(case: Case, staff: Staff, tracking: str | None, now: int) -> Decision:
    """Papers arrived by mail, or over the counter. Raises OutOfTurn where none were announced."""
    require(staff, Task.RECEIVE)
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.ANNOUNCED:
        raise OutOfTurn("NOT_ANNOUNCED", "case")
    detail = {"tracking": tracking} if tracking else {}
    arrived, link = envelopes_.step(
        envelope, EnvelopeEvent.ARRIVE, staff.id, now, detail, holder=("staff", staff.id), tracking=tracking
    )
    moved, entry = cases_.step(case, CaseEvent.RECEIVE, staff.id, now, detail, received_at=now)
    placed = desk.placed(moved, now, inbound=arrived)
    told = notices.notice(placed, "received", now, channel=str(envelope.channel))
    return Decision([*cases.write(placed, entry), *envelopes.write(arrived, link), told], answer(placed))


def accept(case: Case, staff: Staff, verdict: str, reason: str | None, now: int) -> Decision:
    """The legal start. A pre-reviewed deposit counts as accepted from the moment it was handed in (rules.md, R-D-8)."""
    require(staff, Task.ACCEPT)
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state is not EnvelopeState.AT_WINDOW:
        raise OutOfTurn("NOT_AT_WINDOW", "case")
    if verdict == "refuse" and not reason:
        raise BadInput("REASON_NEEDED", "reason")
    event = CaseEvent.ACCEPT if verdict == "accept" else CaseEvent.REFUSE_ACCEPTANCE
    since = case.received_at if verdict == "accept" else None
    moved, entry = cases_.step(case, event, staff.id, now, {"reason": reason, "counts_from": since}, accepted_at=since)
    placed = desk.placed(moved, now, inbound=envelope)
    told = notices.notice(placed, "accepted" if since else "not_accepted", now, reason=reason)
    papers = [] if since else tasks.papers_to_return(placed, now)
    return Decision([*cases.write(placed, entry), told, *papers], answer(placed))


def decide(case: Case, staff: Staff, outcome: str, document: str, reason: str | None, now: int) -> Decision:
    """The department's decision and the number of the paper that goes back."""
    require(staff, Task.DECIDE)
    if outcome == "refused" and not reason:
        raise BadInput("REASON_NEEDED", "reason")
    detail = {"outcome": outcome, "document": document, "reason": reason}
    moved, entry = cases_.step(case, CaseEvent.DECIDE, staff.id, now, detail, outcome=outcome, result_document=document)
    placed = desk.placed(moved, now)
    return Decision(
        [*cases.write(placed, entry), notices.notice(placed, "decided", now, outcome=outcome)], answer(placed)
    )

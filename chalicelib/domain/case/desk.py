"""Which desk queue a case stands in, and who is responsible for the next step; the tables are the rule."""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.case.queues import RESPONSIBLE, Queue
from chalicelib.domain.custody.envelope import Channel, Direction, Envelope, EnvelopeState

_BY_CASE = {
    CaseState.PRE_REVIEW: Queue.PRE_REVIEW,
    CaseState.ACCEPTED: Queue.WINDOW,
    CaseState.DECIDED: Queue.OUTGOING,
}
_BY_ENVELOPE = {
    EnvelopeState.DEPOSITED: Queue.TO_COLLECT,
    EnvelopeState.COLLECTED: Queue.LOCKER_DEPOSITS,
    EnvelopeState.AT_WINDOW: Queue.WINDOW,
    EnvelopeState.OVERDUE: Queue.LOCKER_SELF_PICKUP,
    EnvelopeState.POSTED: Queue.TO_CLOSE,
    EnvelopeState.HANDED_OVER: Queue.TO_CLOSE,
    EnvelopeState.QUARANTINED: Queue.TROUBLE,
}
_NO_WAY_OUT_YET = {EnvelopeState.AT_DESK, EnvelopeState.RELEASED, EnvelopeState.RECALLED}
_PAPER_IN_A_LOCKER = {EnvelopeState.DEPOSITED, EnvelopeState.QUARANTINED}


# In these states the queue depends on where the envelope is.
LOOKS_AT: dict[CaseState, Direction] = {
    CaseState.AWAITING_MATERIALS: Direction.INBOUND,
    CaseState.RECEIVED: Direction.INBOUND,
    CaseState.WITHDRAWN: Direction.INBOUND,
    CaseState.RESULT_READY: Direction.OUTBOUND,
    CaseState.RESULT_OUT: Direction.OUTBOUND,
}


def queue_of(state: CaseState, envelope: Envelope | None) -> Queue | None:
    """The queue in which staff find the case, or None where the next step is not theirs.

    `envelope` is the case's own of the direction that `LOOKS_AT` names for `state`.
    """
    if state in (CaseState.AWAITING_MATERIALS, CaseState.RECEIVED) and envelope:
        return _BY_ENVELOPE.get(envelope.state) or _announced(envelope)
    if state is CaseState.RESULT_READY:
        return _going_out(envelope)
    if state is CaseState.RESULT_OUT and envelope:
        return _BY_ENVELOPE.get(envelope.state)
    if state is CaseState.WITHDRAWN and envelope and envelope.state in _PAPER_IN_A_LOCKER:
        return Queue.TROUBLE  # put in at a cabinet that had not heard of the withdrawal: staff must take it out
    return _BY_CASE.get(state)


def _announced(inbound: Envelope) -> Queue | None:
    return Queue.MAIL_IN if inbound.state is EnvelopeState.ANNOUNCED else None


def _going_out(outbound: Envelope | None) -> Queue:
    if outbound is None or outbound.state in _NO_WAY_OUT_YET:
        return Queue.OUTGOING
    if outbound.state is EnvelopeState.QUARANTINED:
        return Queue.TROUBLE
    return Queue.LOCKER_SELF_PICKUP if outbound.channel is Channel.LOCKER else Queue.OUTGOING


def _with_papers(case: Case) -> Queue | None:
    """Whose next step is not staff's, but staff have papers of it."""
    if case.owed:
        return Queue.PAPERS_TO_RETURN
    corrects = case.state is CaseState.AWAITING_MATERIALS and case.missing and case.earlier
    return Queue.AWAITING_CORRECTION if corrects else None


def envelope_of(case: Case) -> str | None:
    """The envelope that staff have to do with: one to be returned, where that is what it waits for; the result's once
    there is one, else the one that comes in."""
    if case.desk is Queue.PAPERS_TO_RETURN and case.owed:
        return case.owed.envelopes[-1]
    return case.outbound or case.inbound


def placed(case: Case, envelope: Envelope | None, now: int) -> Case:
    """The case in the queue where it belongs, with who is responsible from now on: the role, where that is another."""
    queue = queue_of(case.state, envelope) or _with_papers(case)
    since = case.desk_since if queue == case.desk else now
    role = str(RESPONSIBLE[queue])
    taken = case.taken if queue and role == case.responsible else None
    return changed(case, desk=queue, desk_since=since, responsible=role, taken=taken)

"""Which desk queue a case stands in; the names are those of the staff screens in the source documents."""

from chalicelib.domain.case import CaseState
from chalicelib.domain.envelope import Channel, Envelope, EnvelopeState

PRE_REVIEW = "pre-review"  # 网上预审
MAIL_IN = "mail-in"  # 邮寄交件 and 窗口交件: announced, not yet arrived
TO_COLLECT = "to-collect"  # 待收件查询
LOCKER_DEPOSITS = "locker-deposits"  # 快递箱交件
WINDOW = "window"  # 窗口受理
OUTGOING = "outgoing"  # 出件管理
LOCKER_SELF_PICKUP = "locker-self-pickup"  # 快递箱自提
TO_CLOSE = "to-close"
TROUBLE = "trouble"
QUEUES = (PRE_REVIEW, MAIL_IN, TO_COLLECT, LOCKER_DEPOSITS, WINDOW, OUTGOING, LOCKER_SELF_PICKUP, TO_CLOSE, TROUBLE)

_BY_CASE = {
    CaseState.PRE_REVIEW: PRE_REVIEW,
    CaseState.ACCEPTED: WINDOW,
    CaseState.DECIDED: OUTGOING,
}
_BY_ENVELOPE = {
    EnvelopeState.DEPOSITED: TO_COLLECT,
    EnvelopeState.COLLECTED: LOCKER_DEPOSITS,
    EnvelopeState.AT_WINDOW: WINDOW,
    EnvelopeState.PREPARED: LOCKER_SELF_PICKUP,
    EnvelopeState.OVERDUE: LOCKER_SELF_PICKUP,
    EnvelopeState.POSTED: TO_CLOSE,
    EnvelopeState.QUARANTINED: TROUBLE,
}


def queue_of(state: CaseState, inbound: Envelope | None, outbound: Envelope | None) -> str | None:
    """The queue in which staff find the case, or None where the next step is not theirs."""
    if state is CaseState.AWAITING_MATERIALS and inbound:
        return _BY_ENVELOPE.get(inbound.state) or (MAIL_IN if inbound.channel is not Channel.LOCKER else None)
    if state is CaseState.RECEIVED and inbound:
        return _BY_ENVELOPE.get(inbound.state)
    if state is CaseState.RESULT_READY:
        return _outgoing(outbound)
    if state is CaseState.RESULT_OUT and outbound:
        return _BY_ENVELOPE.get(outbound.state)
    return _BY_CASE.get(state)


def _outgoing(outbound: Envelope | None) -> str:
    if outbound is None or outbound.state in (EnvelopeState.RELEASED, EnvelopeState.RECALLED):
        return OUTGOING
    if outbound.state is EnvelopeState.QUARANTINED:
        return TROUBLE
    return LOCKER_SELF_PICKUP if outbound.channel is Channel.LOCKER else OUTGOING

"""Which desk queue a case stands in, and who is responsible for the next step; the tables are the rule.

Queue names are those of the staff screens in the source documents (rules.md, R-D-2).
"""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.custody.envelope import Channel, Envelope, EnvelopeState
from chalicelib.domain.people.staff import Role

PRE_REVIEW = "pre-review"  # 网上预审
MAIL_IN = "mail-in"  # 邮寄交件、窗口交件: announced, not yet arrived
TO_COLLECT = "to-collect"  # 待收件查询
LOCKER_DEPOSITS = "locker-deposits"  # 快递箱交件
WINDOW = "window"  # 窗口受理
OUTGOING = "outgoing"  # 出件管理
LOCKER_SELF_PICKUP = "locker-self-pickup"  # 快递箱自提
TO_CLOSE = "to-close"  # 待办结
TROUBLE = "trouble"  # 异常处理

APPLICANT = "applicant"
RESPONSIBLE: dict[str | None, str] = {
    None: APPLICANT,
    PRE_REVIEW: Role.REVIEWER,
    MAIL_IN: APPLICANT,
    TO_COLLECT: Role.DUTY_HELPER,
    LOCKER_DEPOSITS: Role.HELPER,
    WINDOW: Role.WINDOW_CLERK,
    OUTGOING: Role.FRONT_DESK,
    LOCKER_SELF_PICKUP: Role.DUTY_HELPER,
    TO_CLOSE: Role.FRONT_DESK,
    TROUBLE: Role.DUTY_HELPER,
}
QUEUES = tuple(queue for queue in RESPONSIBLE if queue)

_BY_CASE = {
    CaseState.PRE_REVIEW: PRE_REVIEW,
    CaseState.ACCEPTED: WINDOW,
    CaseState.DECIDED: OUTGOING,
}
_BY_ENVELOPE = {
    EnvelopeState.DEPOSITED: TO_COLLECT,
    EnvelopeState.COLLECTED: LOCKER_DEPOSITS,
    EnvelopeState.AT_WINDOW: WINDOW,
    EnvelopeState.OVERDUE: LOCKER_SELF_PICKUP,
    EnvelopeState.POSTED: TO_CLOSE,
    EnvelopeState.HANDED_OVER: TO_CLOSE,
    EnvelopeState.QUARANTINED: TROUBLE,
}
_PAPER_IN_A_LOCKER = {EnvelopeState.DEPOSITED, EnvelopeState.QUARANTINED}


def queue_of(state: CaseState, inbound: Envelope | None, outbound: Envelope | None) -> str | None:
    """The queue in which staff find the case, or None where the next step is not theirs."""
    if state in (CaseState.AWAITING_MATERIALS, CaseState.RECEIVED) and inbound:
        return _BY_ENVELOPE.get(inbound.state) or _announced(inbound)
    if state is CaseState.RESULT_READY:
        return _going_out(outbound)
    if state is CaseState.RESULT_OUT and outbound:
        return _BY_ENVELOPE.get(outbound.state)
    if state is CaseState.WITHDRAWN and inbound and inbound.state in _PAPER_IN_A_LOCKER:
        return TROUBLE  # put in at a cabinet that had not heard of the withdrawal: staff must take it out
    return _BY_CASE.get(state)


def _announced(inbound: Envelope) -> str | None:
    return MAIL_IN if inbound.state is EnvelopeState.ANNOUNCED else None


def _going_out(outbound: Envelope | None) -> str:
    if outbound is None or outbound.state in (EnvelopeState.RELEASED, EnvelopeState.RECALLED):
        return OUTGOING
    if outbound.state is EnvelopeState.QUARANTINED:
        return TROUBLE
    return LOCKER_SELF_PICKUP if outbound.channel is Channel.LOCKER else OUTGOING


def placed(case: Case, now: int, inbound: Envelope | None = None, outbound: Envelope | None = None) -> Case:
    """The case in the queue where it belongs, with who is responsible from now on."""
    queue = queue_of(case.state, inbound, outbound)
    since = case.desk_since if queue == case.desk else now
    return changed(case, desk=queue, desk_since=since, responsible=str(RESPONSIBLE[queue]))

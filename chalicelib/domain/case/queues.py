"""The desk's queues, named as on the staff screens (rules.md, R-D-2), and who is responsible for each."""

from enum import StrEnum

from chalicelib.domain.people.staff import Role


class Queue(StrEnum):
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
RESPONSIBLE: dict[Queue | None, str] = {
    None: APPLICANT,
    Queue.PRE_REVIEW: Role.REVIEWER,
    Queue.MAIL_IN: APPLICANT,
    Queue.TO_COLLECT: Role.DUTY_HELPER,
    Queue.LOCKER_DEPOSITS: Role.HELPER,
    Queue.WINDOW: Role.WINDOW_CLERK,
    Queue.OUTGOING: Role.FRONT_DESK,
    Queue.LOCKER_SELF_PICKUP: Role.DUTY_HELPER,
    Queue.TO_CLOSE: Role.FRONT_DESK,
    Queue.TROUBLE: Role.DUTY_HELPER,
}

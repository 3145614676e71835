"""The desk's queues, named as on the staff screens (rules.md, R-D-2), who is responsible for each, and what it is."""

from enum import StrEnum

import msgspec

from chalicelib.domain.catalogue.items import Text
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
    AWAITING_CORRECTION = "awaiting-correction"  # 补正待交
    PAPERS_TO_RETURN = "papers-to-return"  # 待退材料


APPLICANT = "applicant"
# Who works a queue besides the role that is responsible for it.
ALSO_WORKED_BY: dict[Queue, set[Role]] = {
    Queue.MAIL_IN: {Role.HELPER, Role.DUTY_HELPER, Role.FRONT_DESK, Role.WINDOW_CLERK},
    Queue.LOCKER_DEPOSITS: {Role.DUTY_HELPER},
    Queue.TO_CLOSE: {Role.WINDOW_CLERK},
    Queue.TROUBLE: {Role.ADMINISTRATOR},
    Queue.AWAITING_CORRECTION: {Role.HELPER, Role.DUTY_HELPER},
    Queue.PAPERS_TO_RETURN: {Role.DUTY_HELPER, Role.FRONT_DESK, Role.WINDOW_CLERK},
}
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
    Queue.AWAITING_CORRECTION: APPLICANT,
    Queue.PAPERS_TO_RETURN: Role.HELPER,
}


class QueueWords(msgspec.Struct, frozen=True):
    """What a queue is called, and the one line that says what stands in it and what is to be done with it."""

    name: Text
    about: Text


def _words(zh: str, en: str, about_zh: str, about_en: str) -> QueueWords:
    return QueueWords(Text(zh=zh, en=en), Text(zh=about_zh, en=about_en))


WORDS: dict[Queue, QueueWords] = {
    Queue.PRE_REVIEW: _words(
        "网上预审", "Pre-review",
        "已提交的办件：请查阅上传材料，通过或逐项退回。",
        "Submitted cases: read what was uploaded, then pass it or return each material with its reason.",
    ),
    Queue.MAIL_IN: _words(
        "邮寄交件、窗口交件", "Coming by mail or to a window",
        "申请人将邮寄或到窗口交件：收到后请登记。",
        "The applicant sends or brings the papers: record them when they have arrived.",
    ),
    Queue.TO_COLLECT: _words(
        "待收件查询", "To collect",
        "信包在箱柜中待收：请按所列箱柜和柜门，凭收件码取出。",
        "Envelopes that wait in a cabinet: fetch them from the cabinet and door of the line with a collect code.",
    ),
    Queue.LOCKER_DEPOSITS: _words(
        "快递箱交件", "Locker deposits",
        "材料已在帮办人员手中：请按清单核对，抽号后交对应窗口。",
        "Papers in the helpers' hands: check them against the list, draw a number, hand them over to the window.",
    ),
    Queue.WINDOW: _words(
        "窗口受理", "Window",
        "材料已到窗口：请受理或不予受理，受理后登记部门的决定。",
        "Papers at the window: accept or refuse to, then record what the department decides.",
    ),
    Queue.OUTGOING: _words(
        "出件管理", "Outgoing",
        "已作出决定：请收取证照，按申请人选择的方式准备出件。",
        "Decided cases: take the result over, and prepare it to go out as the applicant has chosen.",
    ),
    Queue.LOCKER_SELF_PICKUP: _words(
        "快递箱自提", "Locker self-pickup",
        "结果经信包箱送达：请核对并存入所列柜门；逾期未取的请召回。",
        "Results that go out by locker: verify and store them behind the door of the line; recall what is overdue.",
    ),
    Queue.TO_CLOSE: _words(
        "待办结", "To close",
        "结果已寄出或当面交付：有签收凭证后请办结。",
        "Results that were posted or handed over: close the case on proof of delivery.",
    ),
    Queue.TROUBLE: _words(
        "异常处理", "Trouble",
        "信包所在柜门有异常，或无办件等待：请到现场查看并处理对应任务。",
        "Envelopes behind a doubtful door, or awaited by no case: go and look, and end the task about it.",
    ),
    Queue.AWAITING_CORRECTION: _words(
        "补正待交", "Awaiting a correction",
        "已要求补交：已收材料由帮办人员保管，等待申请人补齐。",
        "Papers that helpers keep while the applicant brings what was missing.",
    ),
    Queue.PAPERS_TO_RETURN: _words(
        "待退材料", "Papers to return",
        "不予受理、已撤回或无人等待的材料：请在期限前退还申请人并登记。",
        "Papers of refused, withdrawn or unexpected deposits: give them back before the deadline, and record it.",
    ),
}  # fmt: skip


def worked_by(queue: Queue) -> set[str]:
    """The roles that may take a case out of `queue` into their own hands."""
    return {str(role) for role in {RESPONSIBLE[queue], *ALSO_WORKED_BY.get(queue, ())}} - {APPLICANT}

"""What became of a door that staff ordered open: the table is the rule, and nothing waits for ever."""

from enum import StrEnum

from cabinet_contract.words import OrderRefusal, Outcome
from chalicelib.domain.base.entity import Entity
from chalicelib.domain.catalogue.items import Text


class OrderState(StrEnum):
    UNDER_WAY = "under_way"  # 执行中
    OPENED = "opened"  # 已打开
    CLOSED_AGAIN = "closed_again"  # 已重新关闭
    NOT_OPENED = "not_opened"  # 未打开
    UNSEEN = "unseen"  # 未能确认
    NOT_DONE = "not_done"  # 未执行
    EXPIRED = "expired"  # 已过期
    NO_ANSWER = "no_answer"  # 无回答
    NOT_RECORDED = "not_recorded"  # 无记录


class OrderRecord(Entity, frozen=True, kw_only=True):
    """What is kept of an order for good: who, why, and what the cabinet said of it.

    `made` 0: of before what became of it was kept. `answered` and `closed` by the cabinet's clock.
    """

    id: str
    cabinet: str
    door: str
    until: int
    ordered_by: str
    reason: str
    made: int = 0
    outcome: str | None = None
    answered: int | None = None
    closed: int | None = None


_TOLD = {
    str(Outcome.OPENED): OrderState.OPENED,
    str(Outcome.NOT_DETECTED): OrderState.NOT_OPENED,
    str(Outcome.JAMMED): OrderState.NOT_OPENED,
    str(Outcome.UNKNOWN): OrderState.UNSEEN,
    str(OrderRefusal.EXPIRED): OrderState.EXPIRED,
}


def state_of(order: OrderRecord, now: int) -> OrderState:
    """What the cabinet has told, else what the time that has passed says."""
    if order.closed is not None:
        return OrderState.CLOSED_AGAIN
    if order.outcome is not None:
        return _TOLD.get(order.outcome, OrderState.NOT_DONE)
    if not order.made:
        return OrderState.NOT_RECORDED
    return OrderState.UNDER_WAY if now < order.until else OrderState.NO_ANSWER


def _text(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


ABOUT: dict[OrderState, Text] = {
    OrderState.UNDER_WAY: _text("指令已发出，箱柜尚未回答。", "The cabinet has the order and has not answered yet."),
    OrderState.OPENED: _text("柜门已打开，尚未关闭。", "The door was seen to open, and has not been closed yet."),
    OrderState.CLOSED_AGAIN: _text("柜门打开后已重新关闭。", "The door was opened and is closed again."),
    OrderState.NOT_OPENED: _text(
        "已发出开锁信号，但柜门没有打开，请到现场查看。", "The lock was told to open and the door did not: go and look."
    ),
    OrderState.UNSEEN: _text(
        "已发出开锁信号，无法确认柜门是否打开，请到现场查看。",
        "The lock was told to open, and nobody can say whether the door did: go and look.",
    ),
    OrderState.NOT_DONE: _text("箱柜没有执行这条指令。", "The cabinet did not carry the order out."),
    OrderState.EXPIRED: _text(
        "箱柜收到指令时已过期，没有开门。", "The cabinet heard of the order after its end and opened nothing."
    ),
    OrderState.NO_ANSWER: _text(
        "箱柜在规定时间内没有回答，不会再开门；请检查箱柜是否在线。",
        "The cabinet has not answered in time and will not open any more: look whether it can be reached.",
    ),
    OrderState.NOT_RECORDED: _text(
        "这条指令下达时尚未记录结果。", "When this order was given, what became of orders was not kept yet."
    ),
}

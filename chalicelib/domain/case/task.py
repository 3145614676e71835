"""Tasks (异常任务): what a cabinet cannot mend by itself and a person must look at."""

from enum import StrEnum

from chalicelib.domain.base.entity import Entity
from chalicelib.domain.people.staff import Role
from chalicelib.domain.people.taking import Taker


class TaskKind(StrEnum):
    DOUBTFUL_DOOR = "doubtful-door"  # 柜门异常: it was told to open, and nobody knows that it did
    LEFT_OPEN = "left-open"  # 柜门未关
    ITEM_DISAGREES = "item-disagrees"  # 物品感应与人不符
    EMPTY_COMPARTMENT = "empty-compartment"  # 格口内无信包
    STRAY_ENVELOPE = "stray-envelope"  # 无人等待的信包
    RETURN_PAPERS = "return-papers"  # 退还材料: not back with the applicant in time
    REFUSED_ACCEPTANCE = "refused-acceptance"  # 不予受理报备
    PRE_REVIEW_SOON = "pre-review-soon"  # 预审将超时
    PRE_REVIEW_LATE = "pre-review-late"  # 预审已超时
    PRE_REVIEW_ESCALATED = "pre-review-escalated"  # 预审超时督办: the supervisor is told
    FORCED_DOOR = "forced-door"  # 柜门被强行打开
    SILENT_BOARD = "silent-board"  # 锁控板无响应
    CABINET_UNWELL = "cabinet-unwell"  # 箱柜运行异常
    IDENTITY_SHARED = "identity-shared"  # 两台设备使用同一身份
    PARKED_EVENT = "parked-event"  # 未处理的事件: told by a cabinet, kept, and not applied
    OUT_OF_STEP = "out-of-step"  # 箱柜未同步: it can be reached, and does not confirm what it shall know


class Action(StrEnum):
    """What staff found and did: the compartment works and is empty, stays out of use, its paper was taken out, or none
    was there although custody says so."""

    FREE = "free"
    DISABLED = "disabled"
    TAKEN_OUT = "taken-out"
    WAS_EMPTY = "was-empty"
    SEEN = "seen"


RESPONSIBLE: dict[TaskKind, Role] = {
    TaskKind.DOUBTFUL_DOOR: Role.DUTY_HELPER,
    TaskKind.LEFT_OPEN: Role.DUTY_HELPER,
    TaskKind.ITEM_DISAGREES: Role.DUTY_HELPER,
    TaskKind.EMPTY_COMPARTMENT: Role.DUTY_HELPER,
    TaskKind.STRAY_ENVELOPE: Role.DUTY_HELPER,
    TaskKind.RETURN_PAPERS: Role.SUPERVISOR,
    TaskKind.REFUSED_ACCEPTANCE: Role.SUPERVISOR,
    TaskKind.PRE_REVIEW_SOON: Role.REVIEWER,
    TaskKind.PRE_REVIEW_LATE: Role.REVIEWER,
    TaskKind.PRE_REVIEW_ESCALATED: Role.SUPERVISOR,
    TaskKind.FORCED_DOOR: Role.SUPERVISOR,
    TaskKind.SILENT_BOARD: Role.ADMINISTRATOR,
    TaskKind.CABINET_UNWELL: Role.ADMINISTRATOR,
    TaskKind.IDENTITY_SHARED: Role.ADMINISTRATOR,
    TaskKind.PARKED_EVENT: Role.ADMINISTRATOR,
    TaskKind.OUT_OF_STEP: Role.ADMINISTRATOR,
}
_AT_A_CABINET = {Role.DUTY_HELPER, Role.SUPERVISOR, Role.ADMINISTRATOR}
# Who takes and ends a task besides the role that is responsible for it; what is told to a supervisor is his alone to
# have seen.
ALSO_WORKED_BY: dict[TaskKind, set[Role]] = {
    TaskKind.RETURN_PAPERS: set(),
    TaskKind.REFUSED_ACCEPTANCE: set(),
    TaskKind.PRE_REVIEW_ESCALATED: set(),
    TaskKind.PRE_REVIEW_SOON: {Role.SUPERVISOR},
    TaskKind.PRE_REVIEW_LATE: {Role.SUPERVISOR},
}


class Task(Entity, frozen=True, kw_only=True):
    """One of a kind for one place: a door that complains twice is still one task.

    `place` is a door, a bank, a case or ""; `cabinet` is "" for what concerns no cabinet. `responsible` is a role,
    `taken` the person of it who has it in hand.
    """

    centre: str
    cabinet: str
    place: str
    kind: TaskKind
    at: int
    responsible: str
    taken: Taker | None = None
    envelope: str | None = None
    case: str | None = None
    detail: str = ""
    done_at: int | None = None
    done_by: str | None = None
    note: str = ""

    @property
    def id(self) -> str:
        return task_id(self.cabinet, self.place, self.kind)

    @property
    def workers(self) -> set[str]:
        """The roles that may take it, and end it."""
        return {self.responsible, *worked_by(self.kind)}


def worked_by(kind: TaskKind) -> set[str]:
    return {str(role) for role in {RESPONSIBLE[kind], *ALSO_WORKED_BY.get(kind, _AT_A_CABINET)}}


def task_id(cabinet: str, place: str, kind: TaskKind) -> str:
    return f"{cabinet or 'desk'}.{place or 'all'}.{kind}"

"""Staff's tasks, and effects that failed."""

from chalicelib.domain.case.task import Action, TaskKind
from chalicelib.replies.base import Reply


class TaskSeen(Reply, frozen=True, kw_only=True):
    """`age` in seconds; `place` a door, a bank, a part of the cabinet, or a case."""

    id: str
    kind: TaskKind
    cabinet: str
    place: str
    responsible: str
    envelope: str | None
    case: str | None
    detail: str
    at: int
    age: int


class TaskEnded(Reply, frozen=True, kw_only=True):
    task: str
    action: Action


class LettersWaiting(Reply, frozen=True, kw_only=True):
    """About how many effects lie dead in one queue; `replay` where they can be sent round again."""

    queue: str
    waiting: int
    replay: bool


class LettersMoved(Reply, frozen=True, kw_only=True):
    queue: str
    moved: int

"""Staff's tasks, and effects that failed."""

from chalicelib.domain.case.task import Action, TaskKind
from chalicelib.replies.base import Reply
from chalicelib.replies.people import InHand


class TaskSeen(Reply, frozen=True, kw_only=True):
    """`age` in seconds; `place` a door, a bank, a part of the cabinet, or a case."""

    id: str
    kind: TaskKind
    cabinet: str
    place: str
    responsible: str
    taken_by: InHand | None
    envelope: str | None
    case: str | None
    detail: str
    at: int
    age: int


class TaskEnded(Reply, frozen=True, kw_only=True):
    task: str
    action: Action


class TaskTaken(Reply, frozen=True, kw_only=True):
    """Whose task it is now: the person's, or the role's again."""

    task: str
    responsible: str
    taken_by: InHand | None


class LettersWaiting(Reply, frozen=True, kw_only=True):
    """About how many effects lie dead in one queue; `replay` where they can be sent round again."""

    queue: str
    waiting: int
    replay: bool


class LettersMoved(Reply, frozen=True, kw_only=True):
    queue: str
    moved: int

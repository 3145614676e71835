"""Staff's tasks, and effects that failed."""

from chalicelib.domain.case.task import Action, TaskKind
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.messages.letters import LetterAction
from chalicelib.replies.base import Reply
from chalicelib.replies.people import InHand


class TaskSeen(Reply, frozen=True, kw_only=True):
    """`age` in seconds; `place` a door, a bank, a part of the cabinet, or a case.

    `cabinet` is "" for what concerns no cabinet; `cabinet_name` and `site` as the centre calls them now. `workers`: the
    roles that may take it, and end it.
    """

    id: str
    kind: TaskKind
    cabinet: str
    cabinet_name: Text | None
    site: Text | None
    place: str
    responsible: str
    workers: list[str]
    taken_by: InHand | None
    envelope: str | None
    case: str | None
    case_number: str | None
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


class LetterSeen(Reply, frozen=True, kw_only=True):
    """`letter` names it; `body` is what it says, of a long one the beginning."""

    letter: str
    sent: int
    body: str


class LetterRecordSeen(Reply, frozen=True, kw_only=True):
    """What became of `letters`: who of the staff of which centre did it, when and why."""

    queue: str
    action: LetterAction
    letters: tuple[str, ...]
    by: str
    number: str
    centre: str
    at: int
    reason: str


class LettersMoved(Reply, frozen=True, kw_only=True):
    """`unreadable`: letters among those looked at that can only be given up; they stay."""

    queue: str
    moved: int
    unreadable: int = 0


class LettersGivenUp(Reply, frozen=True, kw_only=True):
    queue: str
    given_up: int

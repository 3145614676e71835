"""Where a case stands, in plain words."""

from chalicelib.domain.case.progress import ProgressStep, Todo
from chalicelib.domain.catalogue.items import Text
from chalicelib.replies.base import Reply


class Responsible(Reply, frozen=True, kw_only=True):
    """`role`: `applicant`, a role of staff, or `department`."""

    role: str
    name: Text


class Progress(Reply, frozen=True, kw_only=True):
    """`until`: when what is now is to be over, null where nothing ends it; `working_days`: what was promised.

    `done` and `next` are milestones. `responsible` is null once the case has ended and nobody owes papers any more.
    """

    phase: str
    done: list[ProgressStep]
    now: ProgressStep
    next: list[ProgressStep]
    responsible: Responsible | None
    until: int | None
    working_days: float | None
    ended: bool
    todo: list[Todo]


class CentreNamed(Reply, frozen=True, kw_only=True):
    centre: str
    name: Text


class ProgressSeen(Reply, frozen=True, kw_only=True):
    """What anybody reads who has the case number and its query code: nothing about a person, a paper or an item."""

    case_number: str
    centre: CentreNamed
    progress: Progress

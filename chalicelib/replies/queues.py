"""The desk's queues, as staff read them."""

from chalicelib.domain.case.queues import Queue
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.custody.envelope import EnvelopeState
from chalicelib.replies.base import Reply
from chalicelib.replies.cases import CaseSummary


class CaseLine(CaseSummary, frozen=True, kw_only=True):
    """A case with what is needed to work on it: whose item it is, and where its envelope is.

    `cabinet` and `door`: where the envelope lies, shall be put, or was taken from; null where it uses no locker.
    `until`: when the envelope's time there ends. `item_window`: the item's own window, as the catalogue has it.
    """

    department: Text
    item_window: Text | None
    envelope: EnvelopeState | None
    cabinet: str | None
    cabinet_name: Text | None
    site: Text | None
    door: str | None
    until: int | None


class QueueSeen(Reply, frozen=True, kw_only=True):
    """`name` as on the staff screens; `about` says in one line what stands there and what is to be done with it."""

    queue: Queue
    name: Text
    about: Text
    responsible: str


class QueueLine(QueueSeen, frozen=True, kw_only=True):
    """`waiting`: how many stand there; at COUNTED the counting ends. `workers`: the roles that work it."""

    waiting: int
    workers: list[str]


class QueuePage(QueueSeen, frozen=True, kw_only=True):
    """One page of a queue; `next` is the cursor of the following one, or null."""

    items: list[CaseLine]
    next: str | None = None

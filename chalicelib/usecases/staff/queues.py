"""The desk's queues (待办列表): what waits for which step, since when, and where its envelope is."""

from typing import Any

import msgspec

from chalicelib.domain.case.queues import ALSO_WORKED_BY, APPLICANT, RESPONSIBLE, WORDS, Queue
from chalicelib.domain.people.staff import Staff
from chalicelib.domain.people.taking import InHandOf, Taker, is_in_hand_of
from chalicelib.errors import BadInput, no_such
from chalicelib.replies.base import Page
from chalicelib.replies.queues import QueueLine, QueuePage
from chalicelib.store import cases
from chalicelib.usecases.staff import case_lines
from chalicelib.usecases.staff.case_lines import Waiting

# Of what is sought so many cases are looked at for one page; then the page ends, and `next` goes on from there.
CHUNK, MOST_CHUNKS = 100, 5
# More than a page can show need not be counted.
COUNTED = 100


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What shall be shown of a queue; `older_than` in seconds since a case came there; `taken` as `staff` sees it."""

    cabinet: str | None = None
    item: str | None = None
    older_than: int = 0
    taken: str | None = None
    staff: str = ""

    @property
    def all(self) -> bool:
        return not (self.cabinet or self.item or self.taken)

    def since(self, now: int) -> int | None:
        """None: all. A case that came by a clock a little ahead of this one is not left out."""
        return now - self.older_than if self.older_than else None

    def among(self, pairs: list[Waiting], now: int) -> list[Waiting]:
        held = case_lines.takers(pairs, now) if self.taken else {}
        return [pair for pair in pairs if self._fits(pair, held.get(pair[0].id))]

    def _fits(self, waiting: Waiting, taker: Taker | None) -> bool:
        case, envelope = waiting
        at_cabinet = envelope is not None and envelope.place[0] == self.cabinet
        in_hand = self.taken is None or is_in_hand_of(taker, self.taken, self.staff)
        return in_hand and self.item in (None, case.item) and (self.cabinet is None or at_cabinet)


def described(staff: Staff) -> Page[QueueLine]:
    """Every queue with its count, in the order in which a case goes through them."""
    return Page(items=[_line(queue, staff.centre) for queue in Queue])


def _line(queue: Queue, centre: str) -> QueueLine:
    workers = {RESPONSIBLE[queue], *ALSO_WORKED_BY.get(queue, ())} - {APPLICANT}
    return QueueLine(**_words(queue), waiting=cases.waiting(centre, queue, COUNTED), workers=sorted(map(str, workers)))


def page(name: str, staff: Staff, sought: Sought, *, limit: int, cursor: str | None, now: int) -> QueuePage:
    """Oldest first. Raises NotFound (NO_SUCH_QUEUE), BadInput (BAD_CURSOR, BAD_FIELD)."""
    if name not in set(Queue):
        raise no_such("queue")
    if sought.taken not in (None, *InHandOf):
        words = ", ".join(InHandOf)
        raise BadInput("BAD_FIELD", "taken", reason=f"must be one of {words}", reason_zh=f"应为以下之一：{words}")
    found, following = _found(staff.centre, name, sought, limit, cursor, now)
    return QueuePage(**_words(Queue(name)), items=case_lines.lines(found, staff.centre, now), next=following)


def _words(queue: Queue) -> dict[str, Any]:
    words = WORDS[queue]
    return {"queue": queue, "name": words.name, "about": words.about, "responsible": str(RESPONSIBLE[queue])}


def _found(
    centre: str, queue: str, sought: Sought, limit: int, cursor: str | None, now: int
) -> tuple[list[Waiting], str | None]:
    """At most `limit` cases, and the cursor behind the last one that was looked at; None at the end."""
    found: list[Waiting] = []
    for _ in range(MOST_CHUNKS):
        chunk, cursor = cases.in_queue(centre, queue, limit if sought.all else CHUNK, cursor, since=sought.since(now))
        found += sought.among(case_lines.with_envelopes(chunk), now)
        if len(found) > limit:
            return found[:limit], cases.behind(found[limit - 1][0])
        if cursor is None or len(found) == limit:
            break
    return found, cursor

"""The desk's queues (待办列表): what waits for which step, since when, and where its envelope is."""

from typing import Any

from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.queues import RESPONSIBLE, WORDS, Queue
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import no_such
from chalicelib.replies.base import Page
from chalicelib.replies.queues import QueueLine, QueuePage, QueueSeen
from chalicelib.store import cases, catalogue, envelopes
from chalicelib.usecases.parts import case_view, in_hand, rules

NOWHERE = dict.fromkeys(("envelope", "cabinet", "cabinet_name", "site", "door", "until"))


def described() -> Page[QueueSeen]:
    return Page(items=[QueueSeen(**_words(queue)) for queue in Queue])


def page(name: str, staff: Staff, *, limit: int, cursor: str | None, now: int) -> QueuePage:
    """Oldest first. Raises NotFound (NO_SUCH_QUEUE), BadInput (BAD_CURSOR)."""
    if name not in set(Queue):
        raise no_such("queue")
    found, following = cases.in_queue(staff.centre, name, limit, cursor)
    return QueuePage(**_words(Queue(name)), items=_lines(found, staff.centre, now), next=following)


def _words(queue: Queue) -> dict[str, Any]:
    words = WORDS[queue]
    return {"queue": queue, "name": words.name, "about": words.about, "responsible": str(RESPONSIBLE[queue])}


def _lines(found: list[Case], centre: str, now: int) -> list[QueueLine]:
    there = envelopes.several(id_ for case in found if (id_ := desk.envelope_of(case)))
    generation = catalogue.generation(centre) if found else 0
    lines = [_line(case, there.get(desk.envelope_of(case) or ""), generation, now) for case in found]
    return _with_routes(lines, now)


def _with_routes(lines: list[QueueLine], now: int) -> list[QueueLine]:
    """What waits to be collected is in the hands of who is on the way to its cabinet, where nobody has taken it."""
    waiting = {line.cabinet for line in lines if line.desk is Queue.TO_COLLECT and line.cabinet and not line.taken_by}
    routes = {cabinet: in_hand.of(in_hand.on_the_way(cabinet, now), named=True) for cabinet in waiting}
    return [changed(line, taken_by=line.taken_by or routes.get(line.cabinet or "")) for line in lines]


def _line(case: Case, envelope: Envelope | None, generation: int, now: int) -> QueueLine:
    item = rules.item(case.centre, case.generation, case.item)
    fields = case_view.summary_fields(case, now) | {"taken_by": in_hand.of(case.taken, named=True)}
    return QueueLine(
        **fields, department=item.department, item_window=item.window,
        **(_place(envelope, generation) if envelope else NOWHERE),
    )  # fmt: skip


def _place(envelope: Envelope, generation: int) -> dict[str, Any]:
    """Cabinet and site are called as the centre calls them now, under whichever files the case was opened."""
    cabinet = envelope.cabinet
    name, site = (cabinet and rules.cabinet_named(envelope.centre, generation, cabinet)) or (None, None)
    return {
        "envelope": envelope.state,
        "cabinet": cabinet,
        "cabinet_name": name,
        "site": site,
        "door": envelope.door,
        "until": envelope.until,
    }

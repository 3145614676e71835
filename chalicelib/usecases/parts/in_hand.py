"""Who has something in hand, as it is answered: to applicants by role and staff number, to staff by name as well."""

from msgspec import UNSET

from chalicelib.domain.case.case import Case
from chalicelib.domain.case.queues import Queue
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.taking import Taker
from chalicelib.replies.people import InHand
from chalicelib.store import cabinets


def of(taker: Taker | None, *, named: bool = False) -> InHand | None:
    if taker is None:
        return None
    name = taker.name if named else UNSET
    return InHand(
        role=taker.role, number=taker.number, since=taker.since, taken_over_from=taker.before, name=name
    )  # fmt: skip


def of_case(case: Case, inbound: Envelope | None, now: int, *, named: bool = False) -> InHand | None:
    """Who has taken the case; or, while its envelope waits to be collected, who is on the way to its cabinet."""
    waits = case.taken is None and case.desk is Queue.TO_COLLECT and inbound
    cabinet = inbound.cabinet if waits and inbound else None
    return of(case.taken or (on_the_way(cabinet, now) if cabinet else None), named=named)


def on_the_way(cabinet: str, now: int) -> Taker | None:
    """Who has set out to collect there."""
    route = cabinets.route(cabinet)
    return route.taker if route and now < route.until else None

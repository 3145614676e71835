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
    """Who has taken the case; or, while its envelope waits to be collected, who is on the way to it."""
    cabinet = where_it_waits(case, inbound)
    coming = on_the_way(cabinet, now) if cabinet else {}
    return of(case.taken or coming.get(case.inbound or ""), named=named)


def where_it_waits(case: Case, inbound: Envelope | None) -> str | None:
    """The cabinet where its papers wait to be collected, unless somebody has taken the case."""
    waits = case.taken is None and case.desk is Queue.TO_COLLECT and inbound
    return inbound.cabinet if waits and inbound else None


def on_the_way(cabinet: str, now: int) -> dict[str, Taker]:
    """Envelope → who has set out with a code that collects it; nobody once the code is used or revoked."""
    route = cabinets.route(cabinet)
    grant = cabinets.grant(cabinet, route.grant) if route else None
    goes_on = route and grant and route.goes_on(grant, now)
    return dict.fromkeys(grant.doors.values(), route.taker) if route and grant and goes_on else {}

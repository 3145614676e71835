"""The desk's queues, a case found by its number, and the label that bears it."""

from typing import Annotated, ClassVar

from msgspec import Meta

from chalicelib.api.bodies import PageQuery, Query
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.people.staff import Permission
from chalicelib.domain.people.taking import InHandOf
from chalicelib.replies.base import Page
from chalicelib.replies.queues import CaseLine, QueueLine, QueuePage
from chalicelib.usecases.staff import case_search, labels, queues

OLDEST = 3650 * DAY


class QueueQuery(PageQuery, frozen=True, kw_only=True):
    """`older_than`: at least so many seconds in the queue; `taken`: what I have in hand, or nobody has."""

    cabinet: str | None = None
    item: str | None = None
    older_than: Annotated[int, Meta(ge=0, le=OLDEST)] = 0
    taken: Annotated[str, Meta(extra_json_schema={"enum": list(InHandOf)})] | None = None

    BOUNDS: ClassVar[dict[str, tuple[float, float]]] = {"older_than": (0, OLDEST)}


class CaseQuery(Query, frozen=True, kw_only=True):
    """`number` as it was typed: spaces, hyphens and full-width digits are no mistakes."""

    number: str = ""


@route("GET", "/staff/queues", By.STAFF, may=Permission.SEE, reply=Page[QueueLine])
def all_queues(call: Call) -> Page[QueueLine]:
    """Every queue with its name, how many wait there, what it is for, and who is responsible for it."""
    return queues.described(call.staff)


@route(
    "GET",
    "/staff/queues/{queue}",
    By.STAFF,
    may=Permission.SEE,
    query=QueueQuery,
    reply=QueuePage,
    errors=("BAD_CURSOR", "BAD_FIELD", "NO_SUCH_CASE", "NO_SUCH_CENTRE", "NO_SUCH_ITEM"),
)
def one_queue(call: Call, asked: QueueQuery) -> QueuePage:
    """One desk queue, oldest first: each case with its department, its cabinet and its door.

    A page of what is sought may hold fewer than `limit`, and none, although more follow: `next` says so.
    """
    sought = queues.Sought(
        cabinet=asked.cabinet, item=asked.item, older_than=asked.older_than, taken=asked.taken, staff=call.staff.id
    )
    return queues.page(call.path["queue"], call.staff, sought, limit=asked.limit, cursor=asked.cursor, now=call.now)


@route(
    "GET",
    "/staff/cases",
    By.STAFF,
    may=Permission.SEE,
    query=CaseQuery,
    reply=CaseLine,
    errors=("CASE_NUMBER_CHECK_DIGIT", "CASE_NUMBER_FORM", "NO_SUCH_CASE", "NO_SUCH_CENTRE", "NO_SUCH_ITEM"),
)
def find_case(call: Call, asked: CaseQuery) -> CaseLine:
    """The case that has this number, in whichever queue it stands or in none; also its id, as old papers have it."""
    return case_search.by_number(asked.number, call.staff, call.now)


@route(
    "GET",
    "/staff/cases/{case}/label",
    By.STAFF,
    may=Permission.SEE,
    reply=str,
    media="application/pdf",
    errors=("NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE"),
)
def print_label(call: Call) -> str:
    """A label for the case's envelope, as PDF: number, bar code, QR code, cabinet and door; nothing personal."""
    return labels.of_case(call.path["case"], call.staff)

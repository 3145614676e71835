"""The desk's queues."""

from chalicelib.api.bodies import PageQuery
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.queues import QueuePage, QueueSeen
from chalicelib.usecases.staff import queues


@route("GET", "/staff/queues", By.STAFF, may=Permission.SEE, reply=Page[QueueSeen])
def all_queues(call: Call) -> Page[QueueSeen]:
    """Every queue with its name, what it is for, and who is responsible for it."""
    return queues.described()


@route(
    "GET",
    "/staff/queues/{queue}",
    By.STAFF,
    may=Permission.SEE,
    query=PageQuery,
    reply=QueuePage,
    errors=("BAD_CURSOR", "NO_SUCH_CENTRE", "NO_SUCH_ITEM"),
)
def one_queue(call: Call, asked: PageQuery) -> QueuePage:
    """One desk queue, oldest first: each case with its department, its cabinet and its door."""
    return queues.page(call.path["queue"], call.staff, limit=asked.limit, cursor=asked.cursor, now=call.now)

"""Events of a cabinet that could not be applied, for an administrator."""

from chalicelib.api.bodies import Body, PageQuery, ShortText
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.cabinet.records import ParkedAction
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import ParkedEnded, ParkedSeen
from chalicelib.usecases.cabinet import parked
from chalicelib.usecases.parts.perform import perform_once

PARKED = "/staff/cabinets/{cabinet}/parked-events"


class ParkedEnding(Body, frozen=True, kw_only=True):
    """`apply` as if it came now; `lay-aside` what never will fit."""

    action: ParkedAction
    reason: ShortText


@route(
    "GET", PARKED, By.STAFF, may=Permission.REPLAY, query=PageQuery, reply=Page[ParkedSeen],
    errors=("BAD_CURSOR",),
)  # fmt: skip
def parked_events(call: Call, asked: PageQuery) -> Page[ParkedSeen]:
    """By journal and number, each with what the cabinet said."""
    return parked.seen(call.path["cabinet"], call.staff.centre, limit=asked.limit, cursor=asked.cursor)


@route(
    "POST", f"{PARKED}/{{event}}/settlement", By.STAFF, may=Permission.REPLAY, body=ParkedEnding, reply=ParkedEnded,
    errors=("STILL_PARKED",),
)  # fmt: skip
def end_parked_event(call: Call, new: ParkedEnding) -> ParkedEnded:
    """Applies it again, or lays it aside; who and why are kept."""
    staff, path = call.staff, call.path
    return perform_once(
        ParkedEnded,
        lambda: parked.end(path["cabinet"], path["event"], staff.centre, new.action, new.reason, call.act),
        call.key(staff.id),
    )

"""Doors opened from afar, and what became of it."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, ShortText
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.cabinets import OrderMade, OrderReport
from chalicelib.usecases.parts.perform import perform_once
from chalicelib.usecases.staff import orders

ORDERS = "/staff/cabinets/{cabinet}/orders"


class NewOrder(Body, frozen=True, kw_only=True):
    door: Annotated[str, Meta(max_length=3)]
    reason: ShortText


@route(
    "POST",
    ORDERS,
    By.STAFF,
    may=Permission.OPEN_DOOR,
    body=NewOrder,
    reply=OrderMade,
    errors=("NO_SUCH_DOOR", "ORDERED_ALREADY"),
)
def order(call: Call, new: NewOrder) -> OrderMade:
    """Opens a door from afar, once, within two minutes; who and why are kept."""
    staff, cabinet = call.staff, call.path["cabinet"]
    return perform_once(
        OrderMade, lambda: orders.order(cabinet, new.door, new.reason, staff, call.now), call.key(staff.id)
    )


@route("GET", f"{ORDERS}/{{order}}", By.STAFF, may=Permission.SEE, reply=OrderReport)
def see_order(call: Call) -> OrderReport:
    """What became of an order: opened and closed, refused, too late, or no answer; never left waiting for ever."""
    return orders.report(call.path["cabinet"], call.path["order"], call.staff, call.now)

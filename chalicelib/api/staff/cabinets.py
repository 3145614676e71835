"""Cabinets, for staff."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, PageQuery, ShortText, Slug
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.cabinet.records import WantedUse
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import (
    CabinetReport,
    CabinetSeen,
    DoorChanged,
    DoorReport,
    ProvisioningAwaited,
    SettingsChanged,
)
from chalicelib.replies.codes import RouteStarted
from chalicelib.usecases.parts.perform import perform_once
from chalicelib.usecases.staff import cabinet_settings, cabinets, collecting, doors
from chalicelib.usecases.staff.collecting import RouteWish

CABINET = "/staff/cabinets/{cabinet}"


class NewUse(Body, frozen=True, kw_only=True):
    """`quarantined`: a task to look at it, also where an envelope lies behind it."""

    use: WantedUse
    reason: ShortText


class NewRoute(Body, frozen=True, kw_only=True):
    """`minutes`: how long the code shall live, where the centre's setting is longer than the errand; `reason` where a
    colleague is on the way there already, who is told."""

    cabinet: Slug
    minutes: Annotated[int, Meta(ge=1)] | None = None
    reason: ShortText | None = None


class NewSettings(Body, frozen=True, kw_only=True):
    """All that shall differ from the cabinet's own configuration, in seconds."""

    settings: Annotated[dict[str, int], Meta(max_length=20)]


@route(
    "GET",
    "/staff/cabinets",
    By.STAFF,
    may=Permission.SEE,
    query=PageQuery,
    reply=Page[CabinetSeen],
    errors=("BAD_CURSOR", "NO_SUCH_CABINET", "NO_SUCH_CENTRE"),
)
def all_cabinets(call: Call, asked: PageQuery) -> Page[CabinetSeen]:
    """The centre's cabinets in the order of their ids."""
    return cabinets.page(call.staff, limit=asked.limit, cursor=asked.cursor, now=call.now)


@route("GET", CABINET, By.STAFF, may=Permission.SEE, reply=CabinetReport, errors=("NO_SUCH_CENTRE",))
def one_cabinet(call: Call) -> CabinetReport:
    """One cabinet: what it says of itself, its compartments and settings."""
    return cabinets.one(call.path["cabinet"], call.staff, call.now)


@route(
    "PUT",
    f"{CABINET}/settings",
    By.STAFF,
    may=Permission.CONFIGURE,
    body=NewSettings,
    reply=SettingsChanged,
    errors=("BAD_NUMBER", "UNKNOWN_SETTING"),
)
def change_settings(call: Call, new: NewSettings) -> SettingsChanged:
    """Exactly these differ from the cabinet's own configuration from now on; {} takes all of them back."""
    staff, cabinet = call.staff, call.path["cabinet"]
    return perform_once(
        SettingsChanged,
        lambda: cabinet_settings.change(cabinet, new.settings, staff, call.now),
        call.key(staff.id),
    )


@route(
    "GET",
    f"{CABINET}/doors/{{door}}",
    By.STAFF,
    may=Permission.SEE,
    reply=DoorReport,
    errors=("NO_SUCH_CASE", "NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE", "NO_SUCH_ITEM"),
)
def one_door(call: Call) -> DoorReport:
    """One compartment: the envelope that is there or on its way, and its case."""
    return doors.report(call.path["cabinet"], call.path["door"], call.staff, call.now)


@route(
    "PUT",
    f"{CABINET}/doors/{{door}}",
    By.STAFF,
    may=Permission.SET_DOOR,
    body=NewUse,
    reply=DoorChanged,
    errors=("DOOR_IN_USE", "NO_SUCH_ENVELOPE", "PAPER_INSIDE"),
)
def change_door(call: Call, new: NewUse) -> DoorChanged:
    """Puts a compartment out of use, back into use, or under a task to be looked at; who and why are kept."""
    staff, path = call.staff, call.path
    return perform_once(
        DoorChanged,
        lambda: doors.change(path["cabinet"], path["door"], new.use, new.reason, staff, call.now),
        call.key(staff.id),
    )


@route("POST", f"{CABINET}/provisioning", By.STAFF, may=Permission.REPLAY, reply=ProvisioningAwaited)
def await_provisioning(call: Call) -> ProvisioningAwaited:
    """Honours the cabinet's claim again, as after a new disk."""
    staff, cabinet = call.staff, call.path["cabinet"]
    return perform_once(ProvisioningAwaited, lambda: cabinets.await_provisioning(cabinet, staff), call.key(staff.id))


@route(
    "POST",
    "/staff/collections",
    By.STAFF,
    may=Permission.COLLECT,
    body=NewRoute,
    reply=RouteStarted,
    errors=(
        "NOTHING_TO_COLLECT",
        "NO_SUCH_CABINET",
        "NO_SUCH_CENTRE",
        "NO_SUCH_ENVELOPE",
        "NOT_YOUR_TURN",
        "TAKEN_ALREADY",
    ),
)
def start_route(call: Call, new: NewRoute) -> RouteStarted:
    """One code for every door of a cabinet behind which a deposit waits; who has taken the route is shown."""
    staff = call.staff
    wish = RouteWish(cabinet=new.cabinet, minutes=new.minutes, reason=new.reason)
    return perform_once(RouteStarted, lambda: collecting.start_route(wish, staff, call.now), call.key(staff.id))

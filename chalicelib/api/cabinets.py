"""Cabinets, for who is choosing one and for staff."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from chalicelib.api.bodies import ShortText, Slug
from chalicelib.api.edge import By, Call, route
from chalicelib.usecases.applicant import finding_cabinets
from chalicelib.usecases.parts.perform import perform
from chalicelib.usecases.staff import cabinet_settings, cabinets, collecting


class NewOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    door: Annotated[str, Meta(max_length=3)]
    reason: ShortText


class NewRoute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`minutes`: how long the code shall live, where the centre's setting is longer than the errand."""

    cabinet: Slug
    minutes: Annotated[int, Meta(ge=1)] | None = None


class NewSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that shall differ from the cabinet's own configuration, in seconds."""

    settings: Annotated[dict[str, int], Meta(max_length=20)]


@route("GET", "/cabinets", By.APPLICANT)
def near(call: Call) -> Any:
    point = call.number("lat", -90, 90), call.number("lon", -180, 180)
    km = call.number("km", 0, 1000) if call.query("km") else None
    wish = call.query("size", "small"), call.query("reach", "any")
    return {"items": finding_cabinets.near(call.query("centre"), point, *wish, km, call.now), "next": None}


@route("GET", "/staff/cabinets", By.STAFF)
def all_cabinets(call: Call) -> Any:
    return cabinets.page(call.staff, call.limit, call.cursor, call.now)


@route("GET", "/staff/cabinets/{cabinet}", By.STAFF)
def one_cabinet(call: Call) -> Any:
    return cabinets.one(call.path["cabinet"], call.staff, call.now)


@route("PUT", "/staff/cabinets/{cabinet}/settings", By.STAFF, NewSettings)
def change_settings(call: Call) -> Any:
    staff, new, cabinet = call.staff, call.body, call.path["cabinet"]
    return perform(lambda: cabinet_settings.change(cabinet, new.settings, staff, call.now), call.key(staff.id))


@route("POST", "/staff/cabinets/{cabinet}/orders", By.STAFF, NewOrder)
def order(call: Call) -> Any:
    staff, new, cabinet = call.staff, call.body, call.path["cabinet"]
    return perform(lambda: cabinets.order(cabinet, new.door, new.reason, staff, call.now), call.key(staff.id))


@route("POST", "/staff/cabinets/{cabinet}/provisioning", By.STAFF)
def await_provisioning(call: Call) -> Any:
    staff, cabinet = call.staff, call.path["cabinet"]
    return perform(lambda: cabinets.await_provisioning(cabinet, staff, call.now), call.key(staff.id))


@route("POST", "/staff/collections", By.STAFF, NewRoute)
def start_route(call: Call) -> Any:
    staff, new = call.staff, call.body
    return perform(lambda: collecting.start_route(new.cabinet, new.minutes, staff, call.now), call.key(staff.id))

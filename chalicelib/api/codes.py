"""The codes that somebody holds, in the clear: the personal centre of applicants and of staff."""

from typing import Any

from chalicelib.api.edge import By, Call, route
from chalicelib.usecases.parts import codes


@route("GET", "/me/codes", By.APPLICANT)
def my_codes(call: Call) -> Any:
    return {"items": codes.shown(call.party), "next": None}


@route("GET", "/staff/codes", By.STAFF)
def staff_codes(call: Call) -> Any:
    return {"items": codes.shown(call.staff.id), "next": None}

"""Cabinets, for who is choosing one."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Query
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.cabinet.allocation import REACHES, SIZES
from chalicelib.errors import BadInput
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import CabinetNearby
from chalicelib.usecases.applicant import finding_cabinets


class Near(Query, frozen=True, kw_only=True):
    """Degrees and kilometres; without `km` as far as the centre's setting says, without a point the whole centre."""

    BOUNDS = {"lat": (-90, 90), "lon": (-180, 180), "km": (0, 1000)}
    NEEDED = ("centre",)

    centre: str = ""
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    km: Annotated[float, Meta(ge=0, le=1000)] | None = None
    size: Annotated[str, Meta(extra_json_schema={"enum": list(SIZES)})] = "small"
    reach: Annotated[str, Meta(extra_json_schema={"enum": list(REACHES)})] = "any"


@route(
    "GET",
    "/cabinets",
    By.APPLICANT,
    query=Near,
    reply=Page[CabinetNearby],
    errors=("BAD_REACH", "BAD_SIZE", "CENTRE_NEEDED", "NO_SUCH_CABINET", "NO_SUCH_CENTRE"),
)
def near(call: Call, asked: Near) -> Page[CabinetNearby]:
    """The nearest first, at most twenty, with the free compartments that fit the wish."""
    return finding_cabinets.near(
        asked.centre, _point(asked), size=asked.size, reach=asked.reach, km=asked.km, now=call.now
    )


def _point(asked: Near) -> tuple[float, float] | None:
    """Half of one is none, and no wish to have none. Raises BadInput (BAD_NUMBER)."""
    if asked.lat is not None and asked.lon is not None:
        return asked.lat, asked.lon
    missing = "lat" if asked.lat is None else "lon"
    if (asked.lat is None) is not (asked.lon is None):
        least, most = Near.BOUNDS[missing]
        raise BadInput("BAD_NUMBER", missing, name=missing, least=least, most=most)
    return None

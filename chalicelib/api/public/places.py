"""Where things are, for everybody: places by name, and how one cabinet looks."""

from chalicelib.api.bodies import Query
from chalicelib.api.call import Call
from chalicelib.api.public.catalogue import OfCentre
from chalicelib.api.routing import By, route
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import CabinetFront, PlaceFound
from chalicelib.usecases.applicant import finding_cabinets, places


class PlaceSought(Query, frozen=True, kw_only=True):
    """`q`: words of a name, an alias or an address, their pinyin or initials."""

    NEEDED = ("centre",)

    centre: str = ""
    q: str = ""


@route(
    "GET",
    "/places",
    By.ANYBODY,
    query=PlaceSought,
    reply=Page[PlaceFound],
    errors=("CENTRE_NEEDED", "NO_SUCH_CENTRE"),
)
def search(call: Call, asked: PlaceSought) -> Page[PlaceFound]:
    """Sites and known places of that name, at most twenty, to look for cabinets near one."""
    return places.search(asked.centre, asked.q)


@route(
    "GET",
    "/cabinets/{cabinet}",
    By.ANYBODY,
    query=OfCentre,
    reply=CabinetFront,
    errors=("CENTRE_NEEDED", "NO_SUCH_CENTRE"),
)
def front(call: Call, asked: OfCentre) -> CabinetFront:
    """One cabinet as it looks, with every door in its place, and where it stands; not which doors are in use."""
    return finding_cabinets.front(asked.centre, call.path["cabinet"], call.now)

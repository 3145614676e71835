"""The catalogue, which everybody may read."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import PageQuery, Query
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.errors import BadInput
from chalicelib.replies.base import Page
from chalicelib.replies.catalogue import CentreLine, CentreSeen, ItemGuide, ItemLine
from chalicelib.usecases.applicant import catalogue


class OfCentre(Query, frozen=True, kw_only=True):
    """`centre` is the id of a government service centre (政务服务中心)."""

    NEEDED = ("centre",)

    centre: str = ""


class Search(PageQuery, frozen=True, kw_only=True):
    """`q`: words of the item's name, aliases, code or department, in Chinese or English, or their pinyin or initials.

    `department`: its name in either language, whole.
    """

    NEEDED = ("centre",)

    centre: str = ""
    q: str = ""
    department: str = ""
    party_kind: Annotated[str, Meta(extra_json_schema={"enum": list(PartyKind)})] | None = None


@route(
    "GET",
    "/catalogue",
    By.ANYBODY,
    query=Search,
    reply=Page[ItemLine],
    errors=("BAD_CURSOR", "BAD_PARTY_KIND", "CENTRE_NEEDED", "NO_SUCH_CENTRE"),
)
def search(call: Call, asked: Search) -> Page[ItemLine]:
    """Items that have every word, in the order of their ids."""
    wish = catalogue.ItemWish(words=asked.q, kind=_kind(asked.party_kind), department=asked.department)
    return catalogue.search(asked.centre, wish, limit=asked.limit, cursor=asked.cursor)


@route(
    "GET", "/catalogue/{item}", By.ANYBODY, query=OfCentre, reply=ItemGuide, errors=("CENTRE_NEEDED", "NO_SUCH_CENTRE")
)
def item(call: Call, asked: OfCentre) -> ItemGuide:
    """The whole guide to one item."""
    return catalogue.of_item(asked.centre, call.path["item"])


@route("GET", "/centres", By.ANYBODY, reply=Page[CentreLine], errors=("NO_SUCH_CENTRE",))
def centres(call: Call) -> Page[CentreLine]:
    """The centres of this deployment, all on one page."""
    return catalogue.all_centres()


@route("GET", "/centres/{centre}", By.ANYBODY, reply=CentreSeen)
def centre(call: Call) -> CentreSeen:
    """What a centre has decided, as far as everybody may know it."""
    return catalogue.of_centre(call.path["centre"])


def _kind(text: str | None) -> PartyKind | None:
    if text and text not in set(PartyKind):
        raise BadInput("BAD_PARTY_KIND", "party_kind", names=", ".join(PartyKind))
    return PartyKind(text) if text else None

"""Places by name: the centre's own sites, and what its files name besides."""

import functools

from chalicelib.domain.catalogue import searching
from chalicelib.domain.catalogue.centre import Place, Site
from chalicelib.domain.catalogue.searching import Searched
from chalicelib.domain.catalogue.words import PlaceKind
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import PlaceFound
from chalicelib.store import catalogue
from chalicelib.usecases.parts import rules

MOST = 20


def search(centre: str, words: str) -> Page[PlaceFound]:
    """Those that have every word, by name, alias, address, pinyin or initials; sites first, at most 20."""
    known = _known(centre, rules.asked_generation(centre))
    return Page(items=[found for found, searched in known if searching.fits(searched, words)][:MOST])


@functools.lru_cache(maxsize=8)
def _known(centre: str, generation: int) -> tuple[tuple[PlaceFound, Searched], ...]:
    """Never changes: a new import is a new generation."""
    sites = (_of_site(site) for site in catalogue.sites(centre, generation))
    return (*sites, *(_of_place(place) for place in catalogue.places(centre, generation)))


def _of_site(site: Site) -> tuple[PlaceFound, Searched]:
    found = PlaceFound(
        kind=PlaceKind.SITE, name=site.name, address=site.address, latitude=site.latitude, longitude=site.longitude
    )
    texts = (site.name.zh, site.name.en, site.address.zh, site.address.en)
    return found, searching.sought(texts, site.pinyin)


def _of_place(place: Place) -> tuple[PlaceFound, Searched]:
    found = PlaceFound(
        kind=PlaceKind.PLACE, name=place.name, address=None, latitude=place.latitude, longitude=place.longitude
    )
    return found, searching.sought((place.name.zh, place.name.en, *place.aliases), place.pinyin)

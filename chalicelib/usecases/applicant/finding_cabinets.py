"""Cabinets near a point, with the free compartments that fit the wish (rules.md, R-L-5)."""

from typing import Any

from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import is_reachable
from chalicelib.domain.cabinet.geo import distance_km
from chalicelib.domain.catalogue.centre import Cabinet, Site
from chalicelib.store import cabinets, catalogue
from chalicelib.usecases.parts import rules

MOST = 20


def near(
    centre: str, point: tuple[float, float], size: str, reach: str, km: float | None, now: int
) -> list[dict[str, Any]]:
    """The nearest cabinets first, at most 20, within `km` (the centre's setting where None). Raises BadInput."""
    allocation.checked_wish(size, reach)
    generation = catalogue.generation(centre)
    limit = rules.settings(centre).search_km if km is None else km
    sites = {site.id: site for site in catalogue.sites(centre, generation)}
    plans = catalogue.cabinets(centre, generation)
    found = sorted(((_distance(sites[plan.site], point), plan) for plan in plans), key=lambda pair: pair[0])
    return [_seen(plan, sites[plan.site], far, size, reach, now) for far, plan in found[:MOST] if far <= limit]


def _distance(site: Site, point: tuple[float, float]) -> float:
    return distance_km(point[0], point[1], site.latitude, site.longitude)


def _seen(plan: Cabinet, site: Site, far: float, size: str, reach: str, now: int) -> dict[str, Any]:
    contents = cabinets.load(plan.id)
    cabinet = contents.cabinet
    return {
        "cabinet": plan.id,
        "name": plan.name,
        "address": site.address,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "distance_km": round(far, 3),
        "free": len(allocation.free_doors(contents.doors, size, reach)),
        "reachable": is_reachable(cabinet, now),
    }

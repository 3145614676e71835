"""Cabinets near a point, with the free compartments that fit the wish (rules.md, R-L-5)."""

from collections.abc import Iterable
from typing import Any

from chalicelib.domain.base.reach import is_within_reach
from chalicelib.domain.cabinet import allocation, geometry
from chalicelib.domain.cabinet.cabinet import Cabinet, Door, DoorUse, is_reachable
from chalicelib.domain.cabinet.geo import distance_km
from chalicelib.domain.catalogue.centre import CabinetPlan, Site
from chalicelib.domain.catalogue.opening import opening
from chalicelib.domain.catalogue.words import Size
from chalicelib.errors import no_such
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import CabinetFront, CabinetNearby, FreeDoors
from chalicelib.store import cabinets, catalogue
from chalicelib.usecases.parts import rules

MOST = 20
Point = tuple[float, float]


def near(centre: str, point: Point | None, *, size: str, reach: str, km: float | None, now: int) -> Page[CabinetNearby]:
    """The nearest cabinets first, at most 20, within `km` (the centre's setting where None).

    Without a point the centre's cabinets in the order of its files, without distances. Raises BadInput.
    """
    allocation.checked_wish(size, reach)
    generation = rules.asked_generation(centre)
    limit = rules.settings(centre).search_km if km is None else km
    sites = {site.id: site for site in catalogue.sites(centre, generation)}
    plans = catalogue.cabinets(centre, generation)
    found = sorted(((_distance(sites[plan.site], point), plan) for plan in plans), key=lambda pair: pair[0] or 0)
    nearest = [(plan, far) for far, plan in found[:MOST] if far is None or far <= limit]
    items = [_seen(plan, sites[plan.site], far, now, size=size, reach=reach) for plan, far in nearest]
    return Page(items=items)


def _distance(site: Site, point: Point | None) -> float | None:
    return distance_km(point[0], point[1], site.latitude, site.longitude) if point else None


def _seen(plan: CabinetPlan, site: Site, far: float | None, now: int, *, size: str, reach: str) -> CabinetNearby:
    snapshot = cabinets.load(plan.id)
    return CabinetNearby(
        **placed(plan, site, snapshot.cabinet, now), distance_km=None if far is None else round(far, 3),
        free=len(allocation.free_doors(snapshot.doors, size, reach)),
        free_by_size={str(one): _free(snapshot.doors, one) for one in Size},
    )  # fmt: skip


def _free(doors: Iterable[Door], size: Size) -> FreeDoors:
    free = [door for door in doors if door.use is DoorUse.FREE and door.size == size]
    return FreeDoors(free=len(free), low=sum(is_within_reach(door.low, door.high) for door in free))


def front(centre: str, cabinet: str, now: int) -> CabinetFront:
    """One cabinet as it is drawn. Raises BadInput (CENTRE_NEEDED), NotFound."""
    found = rules.placed(centre, rules.asked_generation(centre), cabinet)
    known = cabinets.one(cabinet)
    if found is None or known is None:
        raise no_such("cabinet")
    plan, site = found
    return CabinetFront(**placed(plan, site, known, now), banks=geometry.drawn(plan.compartments))


def placed(plan: CabinetPlan, site: Site, cabinet: Cabinet, now: int) -> dict[str, Any]:
    """The fields of CabinetPlaced."""
    return {
        "cabinet": plan.id, "name": plan.name, "site": site.name, "kind": site.kind, "address": site.address,
        "latitude": site.latitude, "longitude": site.longitude, "position": site.position,
        "opening": opening(site, now), "reachable": is_reachable(cabinet, now),
    }  # fmt: skip

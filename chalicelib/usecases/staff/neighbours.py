"""The chosen cabinet and those near it, as the rule of deviations sees them (domain.cabinet.deviation)."""

from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, DoorUse, is_reachable
from chalicelib.domain.cabinet.deviation import NEAR_KM, Candidate
from chalicelib.domain.cabinet.geo import distance_km
from chalicelib.domain.catalogue.centre import CabinetPlan, Site
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.errors import NotFound, OutOfTurn
from chalicelib.store import cabinets, catalogue
from chalicelib.usecases.parts.compartments import Wish


def require_there(centre: str, cabinet: str) -> None:
    """Raises OutOfTurn (CHOSEN_CABINET_GONE) for a cabinet that the centre's files name no more."""
    try:
        catalogue.cabinet(centre, catalogue.generation(centre), cabinet)
    except NotFound as error:
        raise OutOfTurn("CHOSEN_CABINET_GONE", "cabinet") from error


def around(chosen: str, wish: Wish, envelope: Envelope, now: int) -> tuple[Candidate, list[Candidate]]:
    """The chosen one, and the others within NEAR_KM of it."""
    centre, generation = envelope.centre, catalogue.generation(envelope.centre)
    sites = {site.id: site for site in catalogue.sites(centre, generation)}
    plans = {plan.id: plan for plan in catalogue.cabinets(centre, generation)}
    here = sites[plans[chosen].site]
    near = [(plan, _km(here, sites[plan.site])) for plan in plans.values()]
    seen = {plan.id: _seen(plan, km, wish, envelope, now) for plan, km in near if km <= NEAR_KM}
    return seen.pop(chosen), list(seen.values())


def has_room(snapshot: CabinetSnapshot, wish: Wish, envelope: Envelope) -> bool:
    """A free door that fits; its own, too, which a new way out gives back."""
    return any(
        door.use is DoorUse.FREE or door.envelope == envelope.id
        for door in snapshot.doors
        if allocation.fits(door, wish.size, wish.reach)
    )


def _km(one: Site, other: Site) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def _seen(plan: CabinetPlan, km: float, wish: Wish, envelope: Envelope, now: int) -> Candidate:
    snapshot = cabinets.load(plan.id)
    return Candidate(
        cabinet=plan.id, name=plan.name, km=km,
        reachable=is_reachable(snapshot.cabinet, now), has_room=has_room(snapshot, wish, envelope),
    )  # fmt: skip

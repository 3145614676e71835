"""The public board of a centre: its cabinets, and the figures of the month.

Read anew at most every fifteen seconds by each lambda, however many look: each cabinet is one query.
"""

import functools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from chalicelib.domain.cabinet import figures as figures_
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, DoorUse
from chalicelib.domain.cabinet.condition import IN_USE, SHUT, WORDS, condition_of, count
from chalicelib.domain.catalogue.centre import CabinetPlan, Site
from chalicelib.replies.board import BoardSeen, CabinetOnBoard, MonthsFigures
from chalicelib.store import cabinets, catalogue, figures
from chalicelib.usecases.applicant import finding_cabinets
from chalicelib.usecases.parts import rules

KEPT_SECONDS = 15
READERS = 8


def of(centre: str, now: int) -> BoardSeen:
    """Raises NotFound."""
    return _read(centre, catalogue.generation(centre), now // KEPT_SECONDS)


@functools.lru_cache(maxsize=8)
def _read(centre: str, generation: int, slot: int) -> BoardSeen:
    now = slot * KEPT_SECONDS
    placed = _placed(centre, generation)
    with ThreadPoolExecutor(READERS) as pool:
        found = list(pool.map(lambda one: cabinets.find(one[0].id, consistent=False), placed))
    there = [(plan, site, seen) for (plan, site), seen in zip(placed, found, strict=True) if seen]
    shown = [_cabinet(plan, site, seen, now) for plan, site, seen in there]
    return BoardSeen(
        centre=centre, name=rules.centre(centre, generation).name, as_of=now, cabinets=shown,
        figures=_figures(centre, shown, now),
    )  # fmt: skip


@functools.lru_cache(maxsize=8)
def _placed(centre: str, generation: int) -> tuple[tuple[CabinetPlan, Site], ...]:
    """A generation never changes, and its plans are dear to read."""
    sites = {site.id: site for site in catalogue.sites(centre, generation)}
    return tuple((plan, sites[plan.site]) for plan in catalogue.cabinets(centre, generation))


def _cabinet(plan: CabinetPlan, site: Site, snapshot: CabinetSnapshot, now: int) -> CabinetOnBoard:
    health = condition_of(snapshot, now)
    return CabinetOnBoard(
        **finding_cabinets.placed(plan, site, snapshot.cabinet, now), health=health, health_name=WORDS[health],
        doors=len(snapshot.doors) - count(snapshot, *SHUT), free=count(snapshot, DoorUse.FREE),
        in_use=count(snapshot, *IN_USE),
    )  # fmt: skip


def _figures(centre: str, shown: Sequence[CabinetOnBoard], now: int) -> MonthsFigures:
    month = figures_.month_of(now)
    counted, reviewed = figures.of_month(centre, month)
    doors, in_use = sum(one.doors for one in shown), sum(one.in_use for one in shown)
    return MonthsFigures(
        month=month, deposits=sum(one.deposits for one in counted), pickups=sum(one.pickups for one in counted),
        doors=doors, doors_in_use=in_use, share_in_use=round(in_use / doors, 4) if doors else None,
        pre_reviews=sum(reviewed.minutes.values()), pre_review_median=figures_.median(reviewed),
    )  # fmt: skip

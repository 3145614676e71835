"""What staff see of the cabinets, and what they can do from afar: await a claim."""

from typing import Any

from cabinet_contract.names import CABINET_SHADOW
from cabinet_contract.settings import BOUNDS
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import geometry
from chalicelib.domain.cabinet.cabinet import Cabinet, CabinetSnapshot, desired_banks, is_reachable
from chalicelib.domain.cabinet.geometry import BankDrawn
from chalicelib.domain.people.staff import Staff
from chalicelib.gateways import shadows
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import (
    CabinetReport,
    CabinetSeen,
    DoorSeen,
    OrderSeen,
    ProvisioningAwaited,
    RouteSeen,
)
from chalicelib.store import cabinets, catalogue, pages
from chalicelib.usecases.parts import in_hand, loading, rules
from chalicelib.usecases.parts.perform import Decision


def page(staff: Staff, *, limit: int, cursor: str | None, now: int) -> Page[CabinetSeen]:
    """The centre's cabinets in the order of their ids. Raises BadInput (BAD_CURSOR)."""
    centre = staff.centre
    after = pages.decode(cursor, {"centre": centre}, {"centre": "S", "cabinet": "S"}) or {}
    start = after.get("cabinet", {}).get("S", "")
    ids = sorted(plan.id for plan in catalogue.cabinets(centre, catalogue.generation(centre)) if plan.id > start)
    last = {"centre": {"S": centre}, "cabinet": {"S": ids[limit - 1]}} if len(ids) > limit else None
    items = [CabinetSeen(**_seen(cabinets.load(id_), now)) for id_ in ids[:limit]]
    return Page(items=items, next=pages.encode(last) if last else None)


def one(cabinet: str, staff: Staff, now: int) -> CabinetReport:
    """With what it says of itself: version, boards, disk, temperature, settings in force, last openings."""
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    reported = shadows.read(cabinet, CABINET_SHADOW).reported
    return CabinetReport(
        **_seen(snapshot, now), reported=reported, bounds=dict(BOUNDS), route=_route(snapshot, now),
        banks=_banks(snapshot.cabinet),
    )  # fmt: skip


def _banks(cabinet: Cabinet) -> list[BankDrawn]:
    placed = catalogue.placed(cabinet.centre, catalogue.generation(cabinet.centre), cabinet.id)
    return geometry.drawn(placed[0].compartments) if placed else []


def _route(snapshot: CabinetSnapshot, now: int) -> RouteSeen | None:
    route = cabinets.route(snapshot.cabinet.id)
    if route is None or not route.goes_on(snapshot.grant(route.grant), now):
        return None
    return RouteSeen(taken_by=in_hand.of(route.taker, named=True), until=route.until)


def _seen(snapshot: CabinetSnapshot, now: int) -> dict[str, Any]:
    cabinet = snapshot.cabinet
    wanted = {bank: desired.rev for bank, desired in desired_banks(snapshot).items()}
    name, site = rules.called_now(cabinet.centre, cabinet.id)
    return {
        "cabinet": cabinet.id,
        "name": name,
        "site": site,
        "reachable": is_reachable(cabinet, now),
        "seen": cabinet.seen,
        "awaiting_provisioning": cabinet.provisioning,
        "in_step": wanted == {bank: cabinet.synced.get(bank) for bank in wanted},
        "doors": {door.door: DoorSeen(use=door.use, size=door.size) for door in snapshot.doors},
        "settings": cabinet.settings,
        "orders": [OrderSeen(order=o.id, door=o.door, until=o.until, outcome=o.outcome) for o in snapshot.orders],
    }


def await_provisioning(cabinet: str, staff: Staff) -> Decision[ProvisioningAwaited]:
    """Honours the cabinet's claim again, as after a new disk; ends by itself with its next start."""
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    awaited = changed(snapshot.cabinet, provisioning=True)
    return Decision([cabinets.plan_cabinet(awaited)], ProvisioningAwaited(cabinet=cabinet, awaiting_provisioning=True))

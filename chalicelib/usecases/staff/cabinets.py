"""What staff see of the cabinets, and what they can do from afar: open a door, once, with a reason; await a claim."""

from typing import Any

from cabinet_contract.names import CABINET_SHADOW, is_door
from chalicelib.domain.base.durations import MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Order, desired_banks, is_reachable
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import OutOfTurn, no_such
from chalicelib.gateways import shadows
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import (
    CabinetReport,
    CabinetSeen,
    DoorSeen,
    OrderMade,
    OrderSeen,
    ProvisioningAwaited,
    RouteSeen,
)
from chalicelib.store import cabinets, catalogue, pages
from chalicelib.usecases.parts import codes, in_hand, loading, randomness
from chalicelib.usecases.parts.perform import Decision

# Long enough to walk to the door while on the telephone; a cabinet that wakes up later opens nothing.
ORDER_SECONDS = 2 * MINUTE


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
    return CabinetReport(**_seen(snapshot, now), reported=reported, route=_route(cabinet, now))


def _route(cabinet: str, now: int) -> RouteSeen | None:
    route = cabinets.route(cabinet)
    if route is None or route.until <= now:
        return None
    return RouteSeen(taken_by=in_hand.of(route.taker, named=True), until=route.until)


def _seen(snapshot: CabinetSnapshot, now: int) -> dict[str, Any]:
    cabinet = snapshot.cabinet
    wanted = {bank: desired.rev for bank, desired in desired_banks(snapshot).items()}
    return {
        "cabinet": cabinet.id,
        "reachable": is_reachable(cabinet, now),
        "seen": cabinet.seen,
        "awaiting_provisioning": cabinet.provisioning,
        "in_step": wanted == {bank: cabinet.synced.get(bank) for bank in wanted},
        "doors": {door.door: DoorSeen(use=door.use, size=door.size) for door in snapshot.doors},
        "settings": cabinet.settings,
        "orders": [OrderSeen(order=o.id, door=o.door, until=o.until, outcome=o.outcome) for o in snapshot.orders],
    }


def order(cabinet: str, door: str, reason: str, staff: Staff, now: int) -> Decision[OrderMade]:
    """Asks the cabinet to open `door` within two minutes; who and why are kept. Raises NotFound, OutOfTurn."""
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    if not is_door(door) or snapshot.door(door) is None:
        raise no_such("door")
    if any(known.door == door and known.outcome is None and now < known.until for known in snapshot.orders):
        raise OutOfTurn("ORDERED_ALREADY", "door")
    made = Order(
        id=randomness.new_id("o"), cabinet=cabinet, door=door, until=now + ORDER_SECONDS,
        ordered_by=staff.id, reason=reason,
    )  # fmt: skip
    writes = [cabinets.plan_order(made), cabinets.plan_order_record(made), codes.plan_reconciling(cabinet, now)]
    return Decision(writes, OrderMade(order=made.id, door=door, until=made.until))


def await_provisioning(cabinet: str, staff: Staff) -> Decision[ProvisioningAwaited]:
    """Honours the cabinet's claim again, as after a new disk; ends by itself with its next start."""
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    awaited = changed(snapshot.cabinet, provisioning=True)
    return Decision([cabinets.plan_cabinet(awaited)], ProvisioningAwaited(cabinet=cabinet, awaiting_provisioning=True))

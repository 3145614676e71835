"""What staff see of the cabinets, and what they can do from afar: open a door, once, with a reason; await a claim."""

from typing import Any

from cabinet_contract.names import CABINET_SHADOW, is_door
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Contents, Order, desired_banks, is_reachable
from chalicelib.domain.people.staff import Staff, Task, require
from chalicelib.errors import OutOfTurn, no_such
from chalicelib.gateways import shadows
from chalicelib.store import cabinets, catalogue, pages
from chalicelib.usecases.parts import codes, randomness
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff.collecting import contents_of

# Long enough to walk to the door while on the telephone; a cabinet that wakes up later opens nothing.
ORDER_SECONDS = 120


def page(staff: Staff, limit: int, cursor: str | None, now: int) -> dict[str, Any]:
    """The centre's cabinets in the order of their ids. Raises BadInput (BAD_CURSOR)."""
    require(staff, Task.SEE)
    centre = staff.centre
    after = pages.decode(cursor, {"centre": centre}, {"centre": "S", "cabinet": "S"}) or {}
    start = after.get("cabinet", {}).get("S", "")
    ids = sorted(plan.id for plan in catalogue.cabinets(centre, catalogue.generation(centre)) if plan.id > start)
    last = {"centre": {"S": centre}, "cabinet": {"S": ids[limit - 1]}} if len(ids) > limit else None
    items = [_seen(cabinets.load(id_), now) for id_ in ids[:limit]]
    return {"items": items, "next": pages.encode(last) if last else None}


def one(cabinet: str, staff: Staff, now: int) -> dict[str, Any]:
    """With `reported`, what it says of itself: version, boards, disk, temperature, settings in force, last openings."""
    require(staff, Task.SEE)
    contents = contents_of(cabinet, staff)
    return _seen(contents, now) | {"reported": shadows.read(cabinet, CABINET_SHADOW).reported}


def _seen(contents: Contents, now: int) -> dict[str, Any]:
    cabinet = contents.cabinet
    wanted = {bank: desired.rev for bank, desired in desired_banks(contents).items()}
    return {
        "cabinet": cabinet.id,
        "reachable": is_reachable(cabinet, now),
        "seen": cabinet.seen,
        "awaiting_provisioning": cabinet.provisioning,
        "in_step": wanted == {bank: cabinet.synced.get(bank) for bank in wanted},
        "doors": {door.door: {"use": str(door.use), "size": door.size} for door in contents.doors},
        "settings": cabinet.settings,
        "orders": [{"order": o.id, "door": o.door, "until": o.until, "outcome": o.outcome} for o in contents.orders],
    }


def order(cabinet: str, door: str, reason: str, staff: Staff, now: int) -> Decision:
    """Asks the cabinet to open `door` within two minutes; who and why are kept. Raises NotFound, OutOfTurn."""
    require(staff, Task.OPEN_DOOR)
    contents = contents_of(cabinet, staff)
    if not is_door(door) or contents.door(door) is None:
        raise no_such("door")
    if any(known.door == door and known.outcome is None and now < known.until for known in contents.orders):
        raise OutOfTurn("ORDERED_ALREADY", "door")
    made = Order(
        id=randomness.new_id("o"),
        cabinet=cabinet,
        door=door,
        until=now + ORDER_SECONDS,
        ordered_by=staff.id,
        reason=reason,
    )
    writes = [cabinets.write_order(made), cabinets.record_order(made), codes.reconcile(cabinet, now)]
    return Decision(writes, {"order": made.id, "door": door, "until": made.until})


def await_provisioning(cabinet: str, staff: Staff, now: int) -> Decision:
    """Honours the cabinet's claim again, as after a new disk; ends by itself with its next start."""
    require(staff, Task.REPLAY)
    contents = contents_of(cabinet, staff)
    awaited = changed(contents.cabinet, provisioning=True)
    return Decision([cabinets.write_cabinet(awaited)], {"cabinet": cabinet, "awaiting_provisioning": True})

"""A door opened from afar, once, with a reason (远程开门); and what became of it."""

from cabinet_contract.names import is_door
from chalicelib.domain.base.durations import MINUTE
from chalicelib.domain.cabinet.cabinet import Order
from chalicelib.domain.cabinet.orders import ABOUT, OrderRecord, state_of
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import OutOfTurn, no_such
from chalicelib.replies.cabinets import OrderMade, OrderReport
from chalicelib.store import cabinets
from chalicelib.usecases.parts import codes, loading, randomness
from chalicelib.usecases.parts.perform import Decision

# Long enough to walk to the door while on the telephone; a cabinet that wakes up later opens nothing.
ORDER_SECONDS = 2 * MINUTE


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
    kept = cabinets.plan_order_record(_record(made, now))
    writes = [cabinets.plan_order(made), kept, codes.plan_reconciling(cabinet, now)]
    return Decision(writes, OrderMade(order=made.id, door=door, until=made.until))


def _record(made: Order, now: int) -> OrderRecord:
    return OrderRecord(
        id=made.id, cabinet=made.cabinet, door=made.door, until=made.until, ordered_by=made.ordered_by,
        reason=made.reason, made=now,
    )  # fmt: skip


def report(cabinet: str, id_: str, staff: Staff, now: int) -> OrderReport:
    """What became of an order, also long afterwards. Raises NotFound."""
    loading.cabinet_of_centre(cabinet, staff.centre)
    found = cabinets.order_record(cabinet, id_)
    if found is None:
        raise no_such("order")
    state = state_of(found, now)
    return OrderReport(
        order=found.id, cabinet=cabinet, door=found.door, reason=found.reason, ordered_by=found.ordered_by,
        ordered_at=found.made or None, until=found.until, state=state, about=ABOUT[state], outcome=found.outcome,
        answered_at=found.answered, closed_at=found.closed,
    )  # fmt: skip

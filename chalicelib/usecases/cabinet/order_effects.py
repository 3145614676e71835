"""What a cabinet tells of a door that staff ordered open (远程开门): kept with the order, and in the papers' chain."""

from cabinet_contract.words import Outcome
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot
from chalicelib.store import cabinets, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import moves


def plan_ended(snapshot: CabinetSnapshot, id_: str, outcome: str, at: int) -> Plan:
    """The order is done with. What was seen of the door is not overwritten by a refusal that came later."""
    done = [cabinets.plan_order(changed(one, outcome=outcome)) for one in snapshot.orders if one.id == id_]
    record = cabinets.order_record(snapshot.cabinet.id, id_)
    if record is None or record.outcome == Outcome.OPENED:
        return done
    return [*done, cabinets.plan_order_record(changed(record, outcome=outcome, answered=at))]


def plan_closed(snapshot: CabinetSnapshot, id_: str, at: int) -> Plan:
    record = cabinets.order_record(snapshot.cabinet.id, id_)
    return [cabinets.plan_order_record(changed(record, closed=at))] if record else []


def plan_in_chain(snapshot: CabinetSnapshot, id_: str, outcome: Outcome, at: int, now: int) -> Plan:
    """Papers that lay behind the door have it in their chain: who ordered it open."""
    record = cabinets.order_record(snapshot.cabinet.id, id_)
    door = snapshot.door(record.door) if record else None
    envelope = envelopes.find(door.envelope) if door else None
    if record is None or envelope is None or outcome is not Outcome.OPENED:
        return []
    act = Act(record.ordered_by, at, now)
    return moves.plan_envelope_note(envelope, "opened_from_afar", act, {"door": record.door, "order": record.id})

"""What only time brings about: codes and orders past their end, results that nobody has collected."""

import logging
from collections.abc import Callable
from functools import partial

from cabinet_contract.words import OrderRefusal, Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Grant, GrantState
from chalicelib.domain.cabinet.due import UNFINISHED_SECONDS, doors_due
from chalicelib.domain.cabinet.forgetting import has_told, spent
from chalicelib.domain.custody.envelope import Envelope, EnvelopeState
from chalicelib.gateways import metrics
from chalicelib.store import cabinets, envelopes
from chalicelib.store.transaction import MAX_WRITES
from chalicelib.usecases.cabinet import doubts
from chalicelib.usecases.cabinet.unfinished import visits
from chalicelib.usecases.clock import dwelling
from chalicelib.usecases.parts import codes
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)
Ended = Decision[None]
NOTHING = Ended([], None)


def run(cabinet: str, now: int) -> None:
    """Each thing in a transaction of its own, so that one that fails holds up no other."""
    snapshot = cabinets.find(cabinet)
    if snapshot is None:
        return
    for grant in _expired(snapshot, now):
        _try(partial(_end_code, cabinet, grant.id, now), grant.id)
    for order in (o for o in snapshot.orders if o.outcome is None and o.until <= now):
        _try(partial(_end_order, cabinet, order.id, now), order.id)
    for grant in _silent_since_used(snapshot, now):
        _try(partial(_unfinished, cabinet, grant.id, now), grant.id)
    for door in doors_due(snapshot, now):
        _try(partial(dwelling.look, cabinet, door.door, now), f"{cabinet} {door.door}")
    if snapshot.cabinet.disturbed:
        _try(partial(_calm, snapshot), cabinet)
    _try(partial(_forget, cabinet, now), cabinet)


def _try(story: Callable[[], Ended], what: str) -> None:
    try:
        perform(story)
    except Exception:
        LOG.exception("time could not be let pass for %s", what)
        metrics.count(metrics.FAILED_SWEEPS, 1, what=what)


def _expired(snapshot: CabinetSnapshot, now: int) -> list[Grant]:
    return [g for g in snapshot.grants if g.state is GrantState.OPEN and g.until <= now]


def _end_code(cabinet: str, id_: str, now: int) -> Ended:
    """An unused code ends; how long a compartment is kept its envelope's own clock says."""
    grant = cabinets.grant(cabinet, id_)
    if grant is None or grant.state is not GrantState.OPEN:
        return NOTHING
    if grant.purpose is Purpose.DEPOSIT:
        name, waiting = next(iter(grant.doors.items()))
        envelope = envelopes.load(waiting)
        if envelope.state is EnvelopeState.RESERVED:
            return _end_reservation(cabinet, name, envelope, now)
    return Ended([*codes.plan_revocation([grant]), codes.plan_reconciling(cabinet, now)], None)


def _end_reservation(cabinet: str, name: str, envelope: Envelope, now: int) -> Ended:
    door = cabinets.door(cabinet, name)
    if door and door.envelope == envelope.id:
        return dwelling.look(cabinet, name, now)
    return Ended(dwelling.plan_end_of_reservation(envelope, Act(dwelling.CLOCK, now)), None)


def _silent_since_used(snapshot: CabinetSnapshot, now: int) -> list[Grant]:
    """Nothing of a cabinet that is out of reach: it will tell when it is back, and what happened at the door wins."""
    if not has_told(snapshot.cabinet, now):
        return []
    long_ago = now - UNFINISHED_SECONDS
    return [g for g in snapshot.grants if g.state is GrantState.USED and (g.used_at or 0) <= long_ago]


def _unfinished(cabinet: str, id_: str, now: int) -> Ended:
    """A code that was used, and no word of its door since: a cabinet that lost its journal will never tell."""
    snapshot = cabinets.load(cabinet)
    grant = next((g for g in snapshot.grants if g.id == id_), None)
    event = next(visits(snapshot, grant, now, now), None) if grant else None
    if event is None:
        return NOTHING
    doubted = doubts.plan_never_finished(event)
    return Ended([*doubted, codes.plan_reconciling(cabinet, now, [event.door.door])], None)


def _end_order(cabinet: str, id_: str, now: int) -> Ended:
    orders = [o for o in cabinets.load(cabinet).orders if o.id == id_ and o.outcome is None]
    if not orders:
        return NOTHING
    ended = [cabinets.plan_order(changed(order, outcome=str(OrderRefusal.EXPIRED))) for order in orders]
    return Ended([*ended, codes.plan_reconciling(cabinet, now)], None)


def _calm(snapshot: CabinetSnapshot) -> Ended:
    """Every clock there knows of the outages; unless there was another meanwhile."""
    cabinet = cabinets.one(snapshot.cabinet.id)
    if cabinet is None or not cabinet.disturbed or cabinet.outages != snapshot.cabinet.outages:
        return NOTHING
    return Ended([cabinets.plan_cabinet(changed(cabinet, disturbed=False))], None)


def _forget(cabinet: str, now: int) -> Ended:
    """Used grants whose visit is long over, where the cabinet has had nothing to confirm since."""
    return Ended(cabinets.plan_drop_grants(spent(cabinets.load(cabinet), now)[:MAX_WRITES]), None)

"""What only time brings about: codes and orders past their end, results that nobody has collected."""

import logging
from collections.abc import Callable
from functools import partial

from cabinet_contract.words import OrderRefusal, Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Grant, GrantState, is_reachable
from chalicelib.domain.cabinet.due import UNFINISHED_SECONDS, is_door_due
from chalicelib.domain.cabinet.forgetting import spent
from chalicelib.domain.custody.deadlines import next_moment
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import XinbaoError
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import MAX_WRITES, Plan
from chalicelib.usecases.cabinet import doubts
from chalicelib.usecases.cabinet.unfinished import visits
from chalicelib.usecases.parts import codes, compartments, moves, notices
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)
CLOCK = "clock"
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
    for door in (door for door in snapshot.doors if is_door_due(door, now)):
        _try(partial(_pass, cabinet, door.door, now), f"{cabinet} {door.door}")
    _try(partial(_forget, cabinet, now), cabinet)


def _try(story: Callable[[], Ended], what: str) -> None:
    try:
        perform(story)
    except XinbaoError:
        LOG.exception("time could not be let pass for %s", what)


def _expired(snapshot: CabinetSnapshot, now: int) -> list[Grant]:
    return [g for g in snapshot.grants if g.state is GrantState.OPEN and g.until <= now]


def _end_code(cabinet: str, id_: str, now: int) -> Ended:
    """An unused code ends; with a deposit code its reservation ends too, and the applicant chooses again."""
    grant = cabinets.grant(cabinet, id_)
    if grant is None or grant.state is not GrantState.OPEN:
        return NOTHING
    if grant.purpose is Purpose.DEPOSIT:
        envelope = envelopes.load(next(iter(grant.doors.values())))
        if envelope.state is EnvelopeState.RESERVED:
            return Ended(_plan_end_of_reservation(envelope, now), None)
    return Ended([*codes.plan_revocation([grant]), codes.plan_reconciling(cabinet, now)], None)


def _plan_end_of_reservation(envelope: Envelope, now: int) -> Plan:
    act = Act(CLOCK, now)
    released = compartments.plan_released(envelope, act, "expired")
    case = cases.load(envelope.case)
    if case.inbound != envelope.id:
        return released
    detail = {"envelope": envelope.id}
    moved, plan = moves.plan_case_note(case, "reservation_expired", act, detail=detail, inbound=None)
    return [*released, *plan, notices.plan_notice(moved, "reservation_expired", now)]


def _silent_since_used(snapshot: CabinetSnapshot, now: int) -> list[Grant]:
    """Nothing of a cabinet that is out of reach: it will tell when it is back, and what happened at the door wins."""
    if not is_reachable(snapshot.cabinet, now):
        return []
    long_ago = now - UNFINISHED_SECONDS
    return [g for g in snapshot.grants if g.state is GrantState.USED and (g.used_at or 0) <= long_ago]


def _unfinished(cabinet: str, id_: str, now: int) -> Ended:
    """A code that was used, and no word of its door since: a cabinet that lost its journal will never tell."""
    snapshot = cabinets.load(cabinet)
    grant = next(g for g in snapshot.grants if g.id == id_)
    event = next(visits(snapshot, grant, now, now), None)
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


def _pass(cabinet: str, name: str, now: int) -> Ended:
    """What has come by time for what lies behind a door; the door then knows when to look again."""
    door = cabinets.door(cabinet, name)
    if door is None or not is_door_due(door, now):
        return NOTHING
    envelope, passed = _plan_overdue(envelopes.load(door.envelope or ""), now)
    return Ended([*passed, cabinets.plan_door(changed(door, due=next_moment(envelope)))], None)


def _plan_overdue(envelope: Envelope, now: int) -> tuple[Envelope, Plan]:
    """Not collected in time: staff see it, the code stays valid until the recall."""
    if envelope.state is not EnvelopeState.STORED or not envelope.until or envelope.until > now:
        return envelope, []
    act = Act(CLOCK, now)
    moved, expiring = moves.plan_envelope(envelope, EnvelopeEvent.EXPIRE, act)
    case = cases.load(envelope.case)
    placed, plan = moves.plan_case_note(case, "overdue", act, moved, detail={"envelope": envelope.id})
    return moved, [*expiring, *plan, notices.plan_notice(placed, "overdue", now)]


def _forget(cabinet: str, now: int) -> Ended:
    """Used grants whose visit is long over, where the cabinet has had nothing to confirm since."""
    return Ended(cabinets.plan_drop_grants(spent(cabinets.load(cabinet), now)[:MAX_WRITES]), None)

"""What only time brings about: codes and orders past their end, results that nobody has collected."""

import logging
from collections.abc import Callable

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Contents, Door, DoorUse, Grant, GrantState, Order, is_reachable
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.errors import XinbaoError
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import Write
from chalicelib.usecases.applicant import handing_in
from chalicelib.usecases.cabinet import doubts
from chalicelib.usecases.cabinet.door_event import Happening
from chalicelib.usecases.parts import codes, notices
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)
ACTOR = "clock"
# Before a used grant is forgotten (domain.cabinet, USED_KEPT_SECONDS), and longer than any door stays open.
UNFINISHED_SECONDS = 12 * 3600
_IN = (EnvelopeState.RESERVED, EnvelopeState.DOOR_OPENED)
_OUT = (EnvelopeState.STORED, EnvelopeState.OVERDUE)
# What an envelope is until its door has closed. A collecting route leaves nothing undone: the next one goes there too.
_BEFORE: dict[Purpose, tuple[EnvelopeState, ...]] = {
    Purpose.DEPOSIT: _IN, Purpose.STORE: _IN, Purpose.PICKUP: _OUT, Purpose.RECALL: _OUT, Purpose.COLLECT: (),
}  # fmt: skip


def run(cabinet: str, now: int) -> None:
    """Each thing in a transaction of its own, so that one that fails holds up no other."""
    contents = cabinets.find(cabinet)
    if contents is None:
        return
    for grant in _expired(contents, now):
        _try(lambda grant=grant: _end_code(cabinet, grant.id, now), grant.id)
    for order in (o for o in contents.orders if o.outcome is None and o.until <= now):
        _try(lambda order=order: _end_order(cabinet, order.id, now), order.id)
    for grant in _silent_since_used(contents, now):
        _try(lambda grant=grant: _unfinished(cabinet, grant.id, now), grant.id)
    for door in contents.doors:
        if door.use == "occupied" and door.envelope:
            _try(lambda id_=door.envelope: _overdue(id_, now), door.envelope)


def _try(story: Callable[[], Decision], what: str) -> None:
    try:
        perform(story)
    except XinbaoError:
        LOG.exception("time could not be let pass for %s", what)


def _expired(contents: Contents, now: int) -> list[Grant]:
    return [g for g in contents.grants if g.state is GrantState.OPEN and g.until <= now]


def _end_code(cabinet: str, id_: str, now: int) -> Decision:
    """An unused code ends; with a deposit code its reservation ends too, and the applicant chooses again."""
    grant = cabinets.grant(cabinet, id_)
    if grant is None or grant.state is not GrantState.OPEN:
        return Decision([], {})
    if grant.purpose is Purpose.DEPOSIT:
        envelope = envelopes.load(next(iter(grant.doors.values())))
        if envelope.state is EnvelopeState.RESERVED:
            return Decision(_end_reservation(envelope, now), {})
    return Decision([*codes.revoke([grant]), codes.reconcile(cabinet, now)], {})


def _end_reservation(envelope: Envelope, now: int) -> list[Write]:
    moved, link = envelopes_.step(envelope, EnvelopeEvent.RELEASE, ACTOR, now, {"reason": "expired"})
    writes = [*envelopes.write(moved, link), *handing_in.clear_door(moved, now)]
    case = cases.load(envelope.case)
    if case.inbound == envelope.id:
        noted, entry = cases_.note(case, "reservation_expired", ACTOR, now, {"envelope": envelope.id}, inbound=None)
        writes += [*cases.write(desk.placed(noted, now), entry), notices.notice(noted, "reservation_expired", now)]
    return writes


def _silent_since_used(contents: Contents, now: int) -> list[Grant]:
    """Nothing of a cabinet that is out of reach: it will tell when it is back, and what happened at the door wins."""
    if not is_reachable(contents.cabinet, now):
        return []
    long_ago = now - UNFINISHED_SECONDS
    return [g for g in contents.grants if g.state is GrantState.USED and (g.used_at or 0) <= long_ago]


def _unfinished(cabinet: str, id_: str, now: int) -> Decision:
    """A code that was used, and no word of its door since: a cabinet that lost its journal will never tell."""
    contents = cabinets.load(cabinet)
    grant = next(g for g in contents.grants if g.id == id_)
    found = [Happening(contents, grant, door, now, now) for door in contents.doors if _awaits_news(door, grant)]
    live = {door for g in contents.grants if g.state is GrantState.OPEN for door in g.doors}
    writes = [
        doubts.never_finished(one) for one in found
        if one.door.door not in live and one.envelope().state in _BEFORE[grant.purpose]
    ]  # fmt: skip
    return Decision(writes[0] if writes else [], {})


def _awaits_news(door: Door, grant: Grant) -> bool:
    mine = door.envelope is not None and grant.doors.get(door.door) == door.envelope
    return mine and door.use in (DoorUse.RESERVED, DoorUse.OCCUPIED)


def _end_order(cabinet: str, id_: str, now: int) -> Decision:
    contents = cabinets.load(cabinet)
    ended = [o for o in contents.orders if o.id == id_ and o.outcome is None]
    writes: list[Write] = [cabinets.write_order(_expired_order(order)) for order in ended]
    return Decision([*writes, codes.reconcile(cabinet, now)] if writes else [], {})


def _expired_order(order: Order) -> Order:
    return changed(order, outcome="expired")


def _overdue(id_: str, now: int) -> Decision:
    """Not collected in time: staff see it, the code stays valid until the recall."""
    envelope = envelopes.load(id_)
    if envelope.state is not EnvelopeState.STORED or not envelope.until or envelope.until > now:
        return Decision([], {})
    moved, link = envelopes_.step(envelope, EnvelopeEvent.EXPIRE, ACTOR, now)
    case, entry = cases_.note(cases.load(envelope.case), "overdue", ACTOR, now, {"envelope": id_})
    placed = desk.placed(case, now, outbound=moved)
    told = notices.notice(placed, "overdue", now)
    return Decision([*envelopes.write(moved, link), *cases.write(placed, entry), told], {})

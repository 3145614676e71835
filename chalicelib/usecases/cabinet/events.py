"""Applying what a cabinet reports: strictly by number, each event once, its effects in the same transaction.

applied = 7      8 arrives ──► effects + row of event 8 + applied = 8, in one transaction
                 8 again   ──► already applied, nothing
                 10 before 9 ──► ignored; the cabinet sends 9 and 10 again until the ack covers them
"""

import logging
from typing import Any, NamedTuple

from cabinet_contract.bodies import body_of
from cabinet_contract.errors import ContractError
from cabinet_contract.events import Batch, Event, PresenceNote, Told
from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from cabinet_contract.words import EventType
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import outages
from chalicelib.domain.cabinet.cabinet import SILENT_SECONDS, Cabinet, CabinetSnapshot, desired_banks, desired_cabinet
from chalicelib.domain.cabinet.cabinet import heard as heard_of
from chalicelib.errors import Lost, XinbaoError
from chalicelib.store import cabinets, outbox
from chalicelib.store.transaction import Plan, commit
from chalicelib.usecases.cabinet import parking
from chalicelib.usecases.cabinet.event_effects import EFFECTS, Effect
from chalicelib.usecases.parts import randomness, reconciling
from chalicelib.usecases.parts.perform import TRIES

LOG = logging.getLogger(__name__)
FIRST = 1


def apply(batch: Batch, now: int, heard: int) -> None:
    """Applies what follows without a gap, then has the cabinet's shadows say so, once for the whole batch; `heard` is
    when the batch reached us, perhaps long before `now`.

    The batch itself is what survives a lambda that dies in between: it comes again, with its events applied already,
    and then every shadow is looked at. Raises Lost where others kept being faster: the batch comes again too.
    """
    steps: list[_Step] = []
    for event in sorted(batch.events, key=lambda e: e.number):
        step = _apply_one(batch, event, now, heard)
        if step is None:
            break
        steps.append(step)
    if steps:
        reconciling.behind(steps[-1].cabinet, _together(steps), now)


class _Step(NamedTuple):
    """The cabinet after one event, and the shadows that this has changed beside the ack; None stands for all.

    All where the event was applied before, since nobody knows what became of its shadows, and where the cabinet starts.
    """

    cabinet: Cabinet
    shadows: frozenset[str] | None


def _together(steps: list[_Step]) -> frozenset[str] | None:
    found = [step.shadows for step in steps]
    return None if None in found else frozenset(name for names in found if names for name in names)


def _changed(before: CabinetSnapshot, after: CabinetSnapshot) -> frozenset[str]:
    revs = {bank: desired.rev for bank, desired in desired_banks(before).items()}
    banks = {bank_shadow(b) for b, desired in desired_banks(after).items() if revs.get(b) != desired.rev}
    beside = [desired_cabinet(snapshot.cabinet)._replace(ack=None) for snapshot in (before, after)]
    anew = before.cabinet.lineage != after.cabinet.lineage or beside[0] != beside[1]
    return frozenset(banks | ({CABINET_SHADOW} if anew else set()))


def _apply_one(batch: Batch, event: Event, now: int, heard: int) -> _Step | None:
    """None where the event cannot be applied yet, and so none after it."""
    for _ in range(TRIES):
        snapshot = cabinets.find(batch.thing)
        if snapshot is None:
            LOG.error("events of an unknown cabinet %s", batch.thing)
            return None
        if _is_of_the_past(snapshot.cabinet, batch.lineage):
            return None
        applied = _applied(snapshot.cabinet, batch.lineage)
        if event.number != applied + 1:
            return _Step(snapshot.cabinet, None) if event.number <= applied else None
        plan = _plan(snapshot, batch, event, now, heard)
        try:
            commit(plan)
        except Lost:
            continue
        after = cabinets.after(snapshot, plan)
        return _Step(after.cabinet, None if event.type == EventType.STARTED else _changed(snapshot, after))
    raise Lost("BUSY")


def _applied(cabinet: Cabinet, lineage: str) -> int:
    return cabinet.applied if cabinet.lineage == lineage else 0


def _is_of_the_past(cabinet: Cabinet, lineage: str) -> bool:
    """A journal that the cabinet has given up: what is still on its way of it comes too late."""
    return cabinet.lineage not in ("", lineage) and cabinets.event_told(cabinet.id, lineage, FIRST) is not None


def _plan_effect(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """Nothing moves where a journal tells again what we have applied under an earlier number.

    Raises ContractError for a type or a body that the contract does not know.
    """
    if any(_was_told(snapshot.cabinet.id, was, event) for was in event.was):
        return snapshot.cabinet, []
    body_of(event)
    return EFFECTS[event.type](snapshot, event, now)


def _was_told(cabinet: str, was: Told, event: Event) -> bool:
    """Under this number, and the very same: a journal that was put back may have given one number to two events."""
    told = cabinets.event_told(cabinet, was.lineage, was.number)
    return told is not None and _bare(told) == _bare(event.to_wire())


def _bare(wire: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wire.items() if name not in ("n", "was")}


def _plan(snapshot: CabinetSnapshot, batch: Batch, event: Event, now: int, heard: int) -> Plan:
    """One event that cannot be applied must not stop all that follow. Its row stays, for people to look at."""
    before, snapshot = snapshot, _of_lineage(snapshot, batch.lineage, now)
    try:
        cabinet, effects = _plan_effect(snapshot, event, now)
    except (XinbaoError, KeyError, TypeError, ValueError) as error:
        LOG.error("event %d (%s) of %s parked: %r", event.number, event.type, batch.thing, error)
        is_unread = isinstance(error, ContractError)
        cabinet = parking.unread(snapshot.cabinet, event) if is_unread else snapshot.cabinet
        effects = parking.plan_parked(snapshot, batch.lineage, event, str(error) or repr(error), now)
    moved = changed(_heard(cabinet, heard, now), boot=batch.boot, applied=event.number, told=min(int(event.at), now))
    recorded = cabinets.plan_event(batch.thing, batch.lineage, event)
    # This cabinet's shadows are written behind the batch; others are reached by the outbox alone.
    written = [cabinets.plan_cabinet(moved), recorded, *outbox.plan_without(effects, outbox.CABINET, batch.thing)]
    return [*written, *_plan_look(before.cabinet, moved, now)]


def _plan_look(before: Cabinet, after: Cabinet, now: int) -> Plan:
    """After an outage people are told their new deadlines, and not with the next sweep."""
    if not after.disturbed or before.disturbed:
        return []
    return [outbox.plan(randomness.new_id("x"), outbox.LOOK, after.id, now)]


def _of_lineage(snapshot: CabinetSnapshot, lineage: str, now: int) -> CabinetSnapshot:
    """What could not be read of a journal that was given up is nobody's concern in the new one."""
    if snapshot.cabinet.lineage == lineage:
        return snapshot
    cabinet = outages.begun_anew(snapshot.cabinet, now)
    return changed(snapshot, cabinet=changed(cabinet, lineage=lineage, unread=()))


def _heard(cabinet: Cabinet, heard: int, now: int) -> Cabinet:
    """A sign of life; but a dead letter sent round again is none."""
    fresh = now - heard <= SILENT_SECONDS
    return heard_of(cabinet, heard, now) if fresh else cabinet


def note_presence(note: PresenceNote, now: int) -> None:
    """Last writer by the cabinet's own time; an old last will does not undo a newer sign of life."""
    cabinet = cabinets.one(note.thing)
    if cabinet is None or (not note.online and note.at < cabinet.seen):
        return
    noted = heard_of(cabinet, int(min(note.at, now)), now) if note.online else changed(cabinet, online=False)
    commit([cabinets.plan_cabinet(noted)])

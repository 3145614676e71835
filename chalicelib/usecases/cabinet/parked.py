"""Parked events have their way back: an administrator sees them, and applies one again or lays it aside."""

from cabinet_contract.bodies import body_of
from cabinet_contract.events import Event
from cabinet_contract.words import EventType
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot
from chalicelib.domain.cabinet.records import ParkedAction, ParkedEnd, ParkedEvent
from chalicelib.domain.case.task import TaskKind
from chalicelib.errors import OutOfTurn, XinbaoError, no_such
from chalicelib.replies.base import Page
from chalicelib.replies.cabinets import ParkedEnded, ParkedSeen
from chalicelib.store import cabinets
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.event_effects import EFFECTS, Effect
from chalicelib.usecases.parts import codes, loading, task_rows
from chalicelib.usecases.parts.perform import Decision

# What they say is true only while nothing newer was said.
_ONLY_THEN = {EventType.BANK_SYNCED, EventType.STARTED}


def seen(cabinet: str, centre: str, *, limit: int, cursor: str | None) -> Page[ParkedSeen]:
    """By journal and number. Raises BadInput (BAD_CURSOR), NotFound."""
    loading.cabinet_of_centre(cabinet, centre)
    found, following = cabinets.parked_events(cabinet, limit, cursor)
    return Page(items=[_line(parked) for parked in found], next=following)


def _line(parked: ParkedEvent) -> ParkedSeen:
    told = cabinets.event_told(parked.cabinet, parked.lineage, parked.number) or {}
    return ParkedSeen(
        event=parked.id, type=parked.type, at=parked.at, parked_at=parked.parked_at, reason=parked.reason, told=told
    )


def end(cabinet: str, id_: str, centre: str, action: ParkedAction, reason: str, act: Act) -> Decision[ParkedEnded]:
    """Applied as if it came now, or laid aside. Raises NotFound; OutOfTurn (STILL_PARKED) where it fits nothing yet."""
    snapshot = loading.cabinet_of_centre(cabinet, centre)
    parked = cabinets.parked_event(cabinet, id_)
    told = parked and cabinets.event_told(cabinet, parked.lineage, parked.number)
    if parked is None or told is None:
        raise no_such("event")
    nothing: Effect = (snapshot.cabinet, [])
    row, plan = _plan_applied(snapshot, Event.from_wire(told), act.at) if action is ParkedAction.APPLY else nothing
    left = tuple(one for one in row.unread if one != (parked.number, parked.type) or row.lineage != parked.lineage)
    ended = ParkedEnd(event=parked.id, action=action, by=act.by, at=act.at, reason=reason)
    writes = [
        *_plan_task_ended(snapshot, ended),
        cabinets.plan_cabinet(changed(row, unread=left)),
        *plan,
        *cabinets.plan_drop_parked(parked),
        cabinets.plan_parked_record(cabinet, ended),
        codes.plan_reconciling(cabinet, act.at),
    ]
    return Decision(writes, ParkedEnded(event=parked.id, action=action))


def _plan_task_ended(snapshot: CabinetSnapshot, ended: ParkedEnd) -> Plan:
    """With the last of them; the cabinet's row, which every event writes, keeps out one that is parked meanwhile."""
    if not cabinets.is_last_parked(snapshot.cabinet.id):
        return []
    return task_rows.plan_seen(snapshot, "events", TaskKind.PARKED_EVENT, ended.by, ended.at, ended.reason)


def _plan_applied(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    if event.type in _ONLY_THEN:
        raise OutOfTurn("STILL_PARKED", "event", why=f"{event.type} was true only then")
    try:
        body_of(event)
        return EFFECTS[event.type](snapshot, event, now)
    except (XinbaoError, KeyError, TypeError, ValueError) as error:
        raise OutOfTurn("STILL_PARKED", "event", why=str(error) or repr(error)) from error

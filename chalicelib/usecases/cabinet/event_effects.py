"""What each event of a cabinet changes, in the cabinet's row and around it; data for the applying."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.bodies.cabinet_bodies import DocumentRefused, Started
from cabinet_contract.bodies.door_bodies import (
    Answered,
    DoorClosed,
    DoorOpened,
    GrantUsed,
    ItemDisagrees,
    ItemState,
    OrderRefused,
)
from cabinet_contract.events import Event
from cabinet_contract.names import CABINET_SHADOW, bank_of
from cabinet_contract.structs import parsed
from cabinet_contract.words import EventType
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import outages
from chalicelib.domain.cabinet.cabinet import (
    Cabinet,
    CabinetSnapshot,
    DoorUse,
    GrantState,
    being_cleared,
    is_confirmed,
    taken_back_unheard,
)
from chalicelib.domain.cabinet.forgetting import taken_back
from chalicelib.domain.case.task import TaskKind
from chalicelib.store import cabinets
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet import answers, door_effects, doubts, order_effects, used_codes
from chalicelib.usecases.cabinet.door_event import DoorEvent, loaded, plan_task
from chalicelib.usecases.cabinet.unfinished import visits
from chalicelib.usecases.parts import out_of_step, task_rows

# Of one event, so that they fit its transaction; doors come first, rows that are left are dropped at the next sync.
MOST_EFFECTS = 80
LONGEST_REV = 64
LONGEST_TROUBLE = 200

Effect = tuple[Cabinet, Plan]
Effect_ = Callable[[CabinetSnapshot, Event, int], Effect]


def _plan_started(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """The first start ends the time in which the cabinet's claim is honoured. A later one may end an outage."""
    reckoned = parsed(Started, event.body).reckoned
    told = outages.started(snapshot.cabinet, _at(event, now), now, reckoned=reckoned)
    return changed(told, provisioning=False), []


def _plan_nothing(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """Recorded for the desk; nothing moves."""
    return snapshot.cabinet, []


def _plan_bank_synced(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """What the cabinet has stored; if it is what we want, doors that were taken back are free."""
    bank, rev = _place(snapshot, event), str(event.body["rev"])[:LONGEST_REV]
    synced = snapshot.cabinet.synced | {bank: rev}
    if not is_confirmed(snapshot, bank, rev):
        return changed(snapshot.cabinet, synced=synced), []
    cabinet, mended = out_of_step.plan_mended(snapshot, bank, now)
    free = [changed(door, use=DoorUse.FREE, envelope=None) for door in being_cleared(snapshot, bank)]
    over = taken_back(snapshot, bank, now)
    dead = [changed(grant, told=True) for grant in taken_back_unheard(snapshot, bank) if grant not in over]
    done = [order for order in snapshot.orders if order.outcome is not None]
    writes = [
        *mended,
        *(cabinets.plan_door(door) for door in free),
        *(cabinets.plan_grant(grant) for grant in dead),
        *cabinets.plan_drop_grants(over),
        *cabinets.plan_drop_orders(done),
    ]
    return changed(cabinet, synced=synced), writes[:MOST_EFFECTS]


def _plan_document_refused(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """Deaf until it can read what we write: told at once, counted by the sweep, ended by its next confirmation."""
    body = parsed(DocumentRefused, event.body)
    detail = f"{event.type}: {body.reason}"[:LONGEST_TROUBLE]
    if body.shadow == CABINET_SHADOW:
        return snapshot.cabinet, task_rows.plan_task(snapshot, body.shadow, TaskKind.OUT_OF_STEP, now, detail=detail)
    bank = _known_place(snapshot, body.shadow.removeprefix("bank-"))
    return out_of_step.plan_told(snapshot, bank, now, now, detail)


def _plan_grant_used(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    grants = {grant.id: grant for grant in snapshot.grants}
    used = parsed(GrantUsed, event.body)
    return snapshot.cabinet, used_codes.plan_used(snapshot, grants[used.grant], now)


def _at(event: Event, now: int) -> int:
    """When it happened by the cabinet's trusted clock; never in the future, whatever a broken clock says."""
    return min(int(event.at), now)


def _door_event(
    snapshot: CabinetSnapshot, event: Event, body: DoorOpened | DoorClosed | Answered | ItemDisagrees, now: int
) -> DoorEvent:
    """Raises KeyError for a door or a grant that the cabinet does not have."""
    grants = {grant.id: grant for grant in snapshot.grants}
    doors = {door.door: door for door in snapshot.doors}
    grant = grants[body.grant]
    # A cabinet whose clock stands at 1970 opened after the code was issued all the same.
    return loaded(snapshot, grant, doors[body.door], max(_at(event, now), grant.start), now)


def _plan_door_opened(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    body = parsed(DoorOpened, event.body)
    if body.order:
        at = _at(event, now)
        ended = order_effects.plan_ended(snapshot, body.order, str(body.outcome), at)
        return snapshot.cabinet, [*ended, *order_effects.plan_in_chain(snapshot, body.order, body.outcome, at, now)]
    return snapshot.cabinet, door_effects.plan_opened(_door_event(snapshot, event, body, now), body.outcome)


def _plan_answered(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    body = parsed(Answered, event.body)
    said = _door_event(snapshot, event, body, now)
    return snapshot.cabinet, [*answers.plan_answered(said, body.answer), *answers.plan_reach(said, body.reach)]


def _plan_door_closed(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    body = parsed(DoorClosed, event.body)
    if not body.grant:
        ended = order_effects.plan_closed(snapshot, body.order, _at(event, now)) if body.order else []
        return snapshot.cabinet, [*ended, *_plan_closed_for_nobody(snapshot, event, body.door, now)]
    inside = None if body.item is None else body.item is ItemState.PRESENT
    return snapshot.cabinet, door_effects.plan_closed(_door_event(snapshot, event, body, now), body.answer, inside)


def _plan_item_disagrees(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """Of an older cabinet the first word; of one that tells `item` with the closing the second, about the same task."""
    body = parsed(ItemDisagrees, event.body)
    if body.grant not in {grant.id for grant in snapshot.grants}:
        return _alarm(TaskKind.ITEM_DISAGREES)(snapshot, event, now)
    about = _door_event(snapshot, event, body, now)
    return snapshot.cabinet, plan_task(about, TaskKind.ITEM_DISAGREES, str(event.type))


def _plan_closed_for_nobody(snapshot: CabinetSnapshot, event: Event, name: str, now: int) -> Plan:
    """Closed after an order. Where a code's door stood open its own closing will not come: staff look."""
    if snapshot.door(name) is None:
        raise ValueError("no such door")
    for grant in (g for g in snapshot.grants if g.state is GrantState.USED):
        for visit in visits(snapshot, grant, max(_at(event, now), grant.start), now):
            if visit.door.door == name:
                return doubts.plan_never_finished(visit)
    return []


def _place(snapshot: CabinetSnapshot, event: Event) -> str:
    """The door or the bank that the event names, or "". Raises ValueError where the cabinet has no such place."""
    return _known_place(snapshot, event.body.get("door") or event.body.get("bank") or "")


def _known_place(snapshot: CabinetSnapshot, place: Any) -> str:
    doors = {door.door for door in snapshot.doors}
    if place not in {"", *doors, *map(bank_of, doors)}:
        raise ValueError("no such place")
    return str(place)


def _alarm(kind: TaskKind, part: str = "") -> Effect_:
    """An event that is a task for somebody: for the place that it names, or for a part of the cabinet itself."""

    def plan_effect(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
        return snapshot.cabinet, task_rows.plan_task(
            snapshot, part or _place(snapshot, event), kind, now, detail=_said(event)
        )

    return plan_effect


def _said(event: Event) -> str:
    """For whoever gets the task: what happened, and what the cabinet says was wrong."""
    wrong = str(event.body.get("trouble") or event.body.get("reason") or "")[:LONGEST_TROUBLE]
    return f"{event.type}: {wrong}" if wrong else str(event.type)


def _all_clear(kind: TaskKind, part: str = "") -> Effect_:
    def plan_effect(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
        return snapshot.cabinet, task_rows.plan_settled(snapshot, part or _place(snapshot, event), kind, now)

    return plan_effect


def _plan_board_silent(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    """Its doors cannot be opened: their deadlines stand until it is back."""
    _same, task = _alarm(TaskKind.SILENT_BOARD)(snapshot, event, now)
    return outages.silent(snapshot.cabinet, _place(snapshot, event), _at(event, now)), task


def _plan_board_back(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    _same, settled = _all_clear(TaskKind.SILENT_BOARD)(snapshot, event, now)
    return outages.answering(snapshot.cabinet, _place(snapshot, event), _at(event, now), now), settled


def _plan_order_refused(snapshot: CabinetSnapshot, event: Event, now: int) -> Effect:
    body = parsed(OrderRefused, event.body)
    return snapshot.cabinet, order_effects.plan_ended(snapshot, body.order, str(body.reason), _at(event, now))


EFFECTS: dict[str, Effect_] = {
    EventType.STARTED: _plan_started,
    EventType.BANK_SYNCED: _plan_bank_synced,
    EventType.DOCUMENT_REFUSED: _plan_document_refused,
    EventType.CODE_REFUSED: _plan_nothing,
    EventType.LOCKED_OUT: _plan_nothing,
    EventType.GRANT_USED: _plan_grant_used,
    EventType.DOOR_OPENED: _plan_door_opened,
    EventType.DOOR_CLOSED: _plan_door_closed,
    EventType.DOOR_LEFT_OPEN: _alarm(TaskKind.LEFT_OPEN),
    EventType.ORDER_REFUSED: _plan_order_refused,
    EventType.ANSWERED: _plan_answered,
    EventType.ITEM_DISAGREES: _plan_item_disagrees,
    EventType.DOOR_FORCED: _alarm(TaskKind.FORCED_DOOR),
    EventType.BOARD_SILENT: _plan_board_silent,
    EventType.BOARD_BACK: _plan_board_back,
    EventType.CLOCK_DOUBTED: _alarm(TaskKind.CABINET_UNWELL, "clock"),
    EventType.JOURNAL_REPAIRED: _alarm(TaskKind.CABINET_UNWELL, "journal"),
    EventType.DISK_FULL: _alarm(TaskKind.CABINET_UNWELL, "disk"),
    EventType.DISK_OK: _all_clear(TaskKind.CABINET_UNWELL, "disk"),
    EventType.IDENTITY_SHARED: _alarm(TaskKind.IDENTITY_SHARED),
    EventType.CERTIFICATE_ROTATED: _plan_nothing,
    EventType.UPDATED: _plan_nothing,
    EventType.ROLLED_BACK: _alarm(TaskKind.CABINET_UNWELL, "program"),
}

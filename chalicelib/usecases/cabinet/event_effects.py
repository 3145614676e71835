"""What each event of a cabinet changes, in the cabinet's row and around it; data for the applying."""

from collections.abc import Callable

from cabinet_contract.events import Event
from cabinet_contract.names import bank_of
from cabinet_contract.words import Answer, EventType, OrderRefusal, Outcome
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import (
    Cabinet,
    Contents,
    DoorUse,
    being_cleared,
    is_confirmed,
    taken_back,
    taken_back_unheard,
)
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.store import cabinets, envelopes
from chalicelib.store.transaction import Write
from chalicelib.usecases.cabinet import answers, door_effects
from chalicelib.usecases.cabinet.door_event import Happening
from chalicelib.usecases.staff import tasks

# Of one event, so that they fit its transaction; doors come first, rows that are left are dropped at the next sync.
MOST_EFFECTS = 80
LONGEST_REV = 64
LONGEST_TROUBLE = 200

Effect = tuple[Cabinet, list[Write]]
Effect_ = Callable[[Contents, Event, int], Effect]


def _started(contents: Contents, event: Event, now: int) -> Effect:
    """The first start ends the time in which the cabinet's claim is honoured."""
    return changed(contents.cabinet, provisioning=False), []


def _nothing(contents: Contents, event: Event, now: int) -> Effect:
    """Recorded for the desk; nothing moves."""
    return contents.cabinet, []


def _bank_synced(contents: Contents, event: Event, now: int) -> Effect:
    """What the cabinet has stored; if it is what we want, doors that were taken back are free."""
    bank, rev = _place(contents, event), str(event.body["rev"])[:LONGEST_REV]
    cabinet = changed(contents.cabinet, synced=contents.cabinet.synced | {bank: rev})
    if not is_confirmed(contents, bank, rev):
        return cabinet, []
    free = [changed(door, use=DoorUse.FREE, envelope=None) for door in being_cleared(contents, bank)]
    over = taken_back(contents, bank, now)
    dead = [changed(grant, told=True) for grant in taken_back_unheard(contents, bank) if grant not in over]
    done = [order for order in contents.orders if order.outcome is not None]
    writes = [
        *(cabinets.write_door(door) for door in free),
        *(cabinets.write_grant(grant) for grant in dead),
        *cabinets.drop_grants(over),
        *cabinets.drop_orders(done),
    ]
    return cabinet, writes[:MOST_EFFECTS]


def _grant_used(contents: Contents, event: Event, now: int) -> Effect:
    grants = {grant.id: grant for grant in contents.grants}
    return contents.cabinet, door_effects.used(contents, grants[event.body["grant"]], now)


def _at(event: Event, now: int) -> int:
    """When it happened by the cabinet's trusted clock; never in the future, whatever a broken clock says."""
    return min(int(event.at), now)


def _happening(contents: Contents, event: Event, now: int) -> Happening:
    grants = {grant.id: grant for grant in contents.grants}
    doors = {door.door: door for door in contents.doors}
    grant = grants[event.body["grant"]]
    # A cabinet whose clock stands at 1970 opened after the code was issued all the same.
    return Happening(contents, grant, doors[event.body["door"]], max(_at(event, now), grant.start), now)


def _door_opened(contents: Contents, event: Event, now: int) -> Effect:
    outcome = Outcome(event.body["outcome"])
    if "order" in event.body:
        ended = _order_ended(contents, event.body["order"], str(outcome))
        return contents.cabinet, [*ended, *_opened_from_afar(contents, event, outcome, now)]
    return contents.cabinet, door_effects.door_opened(_happening(contents, event, now), outcome)


def _opened_from_afar(contents: Contents, event: Event, outcome: Outcome, now: int) -> list[Write]:
    """Papers that lay behind the door have it in their chain: who ordered it open."""
    order = next((o for o in contents.orders if o.id == event.body["order"]), None)
    door = contents.door(order.door) if order else None
    envelope = envelopes.find(door.envelope) if door else None
    if order is None or envelope is None or outcome is not Outcome.OPENED:
        return []
    detail = {"door": order.door, "order": order.id}
    noted, link = envelopes_.note(envelope, "opened_from_afar", order.ordered_by, _at(event, now), detail)
    return envelopes.write(noted, link)


def _answered(contents: Contents, event: Event, now: int) -> Effect:
    return contents.cabinet, answers.answered(_happening(contents, event, now), Answer(event.body["answer"]))


def _door_closed(contents: Contents, event: Event, now: int) -> Effect:
    if "grant" not in event.body:
        return contents.cabinet, []
    answer = Answer(event.body["answer"]) if event.body.get("answer") else None
    return contents.cabinet, door_effects.door_closed(_happening(contents, event, now), answer)


def _place(contents: Contents, event: Event) -> str:
    """The door or the bank that the event names, or "". Raises ValueError where the cabinet has no such place."""
    place = event.body.get("door") or event.body.get("bank") or ""
    doors = {door.door for door in contents.doors}
    if place not in {"", *doors, *map(bank_of, doors)}:
        raise ValueError("no such place")
    return str(place)


def _alarm(kind: TaskKind, part: str = "") -> Effect_:
    """An event that is a task for somebody: for the place that it names, or for a part of the cabinet itself."""

    def effect(contents: Contents, event: Event, now: int) -> Effect:
        return contents.cabinet, tasks.raised(contents, part or _place(contents, event), kind, now, _said(event))

    return effect


def _said(event: Event) -> str:
    """For whoever gets the task: what happened, and what the cabinet says was wrong."""
    wrong = str(event.body.get("trouble") or event.body.get("reason") or "")[:LONGEST_TROUBLE]
    return f"{event.type}: {wrong}" if wrong else str(event.type)


def _all_clear(kind: TaskKind, part: str = "") -> Effect_:
    def effect(contents: Contents, event: Event, now: int) -> Effect:
        return contents.cabinet, tasks.settled(contents, part or _place(contents, event), kind, now)

    return effect


def _order_refused(contents: Contents, event: Event, now: int) -> Effect:
    return contents.cabinet, _order_ended(contents, event.body["order"], str(OrderRefusal(event.body["reason"])))


def _order_ended(contents: Contents, id_: str, outcome: str) -> list[Write]:
    found = [order for order in contents.orders if order.id == id_]
    return [cabinets.write_order(changed(order, outcome=outcome)) for order in found]


EFFECTS: dict[EventType, Effect_] = {
    EventType.STARTED: _started,
    EventType.BANK_SYNCED: _bank_synced,
    EventType.CODE_REFUSED: _nothing,
    EventType.LOCKED_OUT: _nothing,
    EventType.GRANT_USED: _grant_used,
    EventType.DOOR_OPENED: _door_opened,
    EventType.DOOR_CLOSED: _door_closed,
    EventType.DOOR_LEFT_OPEN: _alarm(TaskKind.LEFT_OPEN),
    EventType.ORDER_REFUSED: _order_refused,
    EventType.ANSWERED: _answered,
    EventType.ITEM_DISAGREES: _alarm(TaskKind.ITEM_DISAGREES),
    EventType.DOOR_FORCED: _alarm(TaskKind.FORCED_DOOR),
    EventType.BOARD_SILENT: _alarm(TaskKind.SILENT_BOARD),
    EventType.BOARD_BACK: _all_clear(TaskKind.SILENT_BOARD),
    EventType.CLOCK_DOUBTED: _alarm(TaskKind.CABINET_UNWELL, "clock"),
    EventType.JOURNAL_REPAIRED: _alarm(TaskKind.CABINET_UNWELL, "journal"),
    EventType.DISK_FULL: _alarm(TaskKind.CABINET_UNWELL, "disk"),
    EventType.DISK_OK: _all_clear(TaskKind.CABINET_UNWELL, "disk"),
    EventType.IDENTITY_SHARED: _alarm(TaskKind.IDENTITY_SHARED),
    EventType.CERTIFICATE_ROTATED: _nothing,
    EventType.UPDATED: _nothing,
    EventType.ROLLED_BACK: _alarm(TaskKind.CABINET_UNWELL, "program"),
}

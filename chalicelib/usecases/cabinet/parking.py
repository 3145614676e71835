"""Events that could not be applied: kept, acknowledged, and told to people, so that the numbers behind them go on.

*Unread* is what the contract does not know, a type or a field of a newer cabinet: its maker is told too, in the shadow.
The others can be read and fit nothing that we know.
"""

from cabinet_contract.bodies import BODIES
from cabinet_contract.events import Event
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Cabinet, CabinetSnapshot, Door, DoorUse
from chalicelib.domain.cabinet.records import ParkedEvent
from chalicelib.domain.case.task import TaskKind
from chalicelib.store import cabinets
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import task_rows

# What is told to the maker must not grow with the fault; all of them stand in the list of parked events.
MOST_UNREAD = 8
LONGEST_REASON = 200


def unread(cabinet: Cabinet, event: Event) -> Cabinet:
    """The cabinet, which shall know that this event could not be read."""
    return changed(cabinet, unread=(*cabinet.unread, (event.number, event.type))[-MOST_UNREAD:])


def plan_parked(snapshot: CabinetSnapshot, lineage: str, event: Event, reason: str, now: int) -> Plan:
    """Its row in the list, and a task; for the door that it names where there is one."""
    parked = ParkedEvent(
        cabinet=snapshot.cabinet.id, lineage=lineage, number=event.number, type=event.type, at=event.at,
        parked_at=now, reason=reason[:LONGEST_REASON],
    )  # fmt: skip
    door = snapshot.door(str(event.body.get("door", ""))) if event.type in BODIES else None
    told = _plan_doubted(snapshot, door, event, now) if door else _plan_told(snapshot, parked, now)
    return [cabinets.plan_parked(parked), *told]


def _plan_told(snapshot: CabinetSnapshot, parked: ParkedEvent, now: int) -> Plan:
    detail = f"{parked.number} {parked.type}: {parked.reason}"
    return task_rows.plan_task(snapshot, "events", TaskKind.PARKED_EVENT, now, detail=detail)


def _plan_doubted(snapshot: CabinetSnapshot, door: Door, event: Event, now: int) -> Plan:
    """A door event that fits nothing may mean paper where none is expected: nobody gets that door before a look."""
    task = task_rows.plan_task(snapshot, door.door, TaskKind.DOUBTFUL_DOOR, now, detail=f"{event.type} fits nothing")
    if door.use in (DoorUse.QUARANTINED, DoorUse.DISABLED):
        return task
    return [*task, cabinets.plan_door(changed(door, use=DoorUse.QUARANTINED))]

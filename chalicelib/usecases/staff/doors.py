"""A compartment: what it is about; put out of use, back into use, or under a task to be looked at.

Who did that, and why, is kept.
"""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, DoorUse
from chalicelib.domain.cabinet.records import DoorChange, WantedUse
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import OutOfTurn, no_such
from chalicelib.replies.cabinets import DoorChanged, DoorReport
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, loading, randomness, task_rows
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import case_lines, tasks

# In these a door waits for nobody; in the others an envelope or the cabinet's word is under way.
_IDLE = (DoorUse.FREE, DoorUse.QUARANTINED, DoorUse.DISABLED)


def report(cabinet: str, door: str, staff: Staff, now: int) -> DoorReport:
    """Which envelope and which case a door is about. Raises NotFound."""
    found = loading.cabinet_of_centre(cabinet, staff.centre).door(door)
    if found is None:
        raise no_such("door")
    envelope = envelopes.find(found.envelope)
    return DoorReport(
        cabinet=cabinet, door=door, use=found.use, size=found.size,
        envelope=case_view.envelope_seen(envelope, now) if envelope else None,
        case=case_lines.line(cases.load(envelope.case), now) if envelope else None,
    )  # fmt: skip


def change(cabinet: str, door: str, use: WantedUse, reason: str, staff: Staff, now: int) -> Decision[DoorChanged]:
    """Raises NotFound; OutOfTurn: DOOR_IN_USE, or PAPER_INSIDE where only a look at it can help."""
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    found = snapshot.door(door)
    if found is None:
        raise no_such("door")
    if found.use not in _IDLE:
        raise OutOfTurn("DOOR_IN_USE", "door")
    made = DoorChange(door=door, before=found.use, use=use, by=staff.id, at=now, reason=reason)
    recorded = cabinets.plan_door_record(cabinet, randomness.new_id("d"), made)
    return Decision([recorded, *_plan_changed(snapshot, found, made)], DoorChanged(cabinet=cabinet, door=door, use=use))


def _plan_changed(snapshot: CabinetSnapshot, door: Door, made: DoorChange) -> Plan:
    envelope = envelopes.find(door.envelope)
    if made.use is WantedUse.QUARANTINED:
        return _plan_to_be_looked_at(snapshot, door, envelope, made)
    if envelope and envelope.state in tasks.INSIDE:
        raise OutOfTurn("PAPER_INSIDE", "door")
    seen = task_rows.plan_seen(snapshot, door.door, TaskKind.DOUBTFUL_DOOR, made.by, made.at, made.reason)
    if made.use is WantedUse.DISABLED:
        return [*seen, tasks.plan_disabled(door, envelope)]
    return seen if door.use is DoorUse.FREE else [*seen, *tasks.plan_freed(snapshot, door, envelope, made.at)]


def _plan_to_be_looked_at(snapshot: CabinetSnapshot, door: Door, envelope: Envelope | None, made: DoorChange) -> Plan:
    """A task for who has the key; also anew, where the last one was ended while the envelope was still inside."""
    kind = TaskKind.DOUBTFUL_DOOR
    task = task_rows.plan_task(snapshot, door.door, kind, made.at, detail=made.reason, envelope=envelope)
    return [*task, cabinets.plan_door(changed(door, use=DoorUse.QUARANTINED))]

"""One event of one door under one grant, with what was read to apply it."""

import msgspec

from chalicelib.domain.base.act import Act
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, Grant
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.store import envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import task_rows


class DoorEvent(msgspec.Struct, frozen=True):
    """`act` is the cabinet's: its time is when the law counts it. `envelope` is the one that the grant names here."""

    snapshot: CabinetSnapshot
    grant: Grant
    door: Door
    envelope: Envelope
    act: Act

    @property
    def now(self) -> int:
        return self.act.known

    @property
    def is_elsewhere(self) -> bool:
        """The envelope has another compartment by now, or none."""
        return not self.envelope.is_for(self.snapshot.cabinet.id, self.door.door)


def loaded(snapshot: CabinetSnapshot, grant: Grant, door: Door, at: int, now: int) -> DoorEvent:
    """Reads the envelope, once. Raises KeyError where the grant is for no such door, NotFound."""
    envelope = envelopes.load(grant.doors[door.door])
    return DoorEvent(snapshot, grant, door, envelope, Act(snapshot.cabinet.id, at, now))


def plan_task(event: DoorEvent, kind: TaskKind, detail: str = "") -> Plan:
    """A task about the door and its envelope."""
    return task_rows.plan_task(event.snapshot, event.door.door, kind, event.now, detail=detail, envelope=event.envelope)

"""Tasks for staff: raised by what happens, settled when their reason has gone by itself."""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import RESPONSIBLE, Task, TaskKind, task_id
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.store import tasks
from chalicelib.store.transaction import Plan


def plan_task(
    snapshot: CabinetSnapshot,
    place: str,
    kind: TaskKind,
    now: int,
    *,
    detail: str = "",
    envelope: Envelope | None = None,
) -> Plan:
    """A task for `place`, about `envelope` and its case where it is; nothing where one is open already."""
    task = Task(
        centre=snapshot.cabinet.centre, cabinet=snapshot.cabinet.id, place=place, kind=kind, at=now,
        responsible=str(RESPONSIBLE[kind]), detail=detail,
        envelope=envelope.id if envelope else None, case=envelope.case if envelope else None,
    )  # fmt: skip
    return _plan_raised(task)


def plan_return_late(case: Case, now: int) -> Plan:
    """For the supervisor: papers that staff owe to the applicant are not back in time."""
    return plan_about_case(case, TaskKind.RETURN_PAPERS, now)


def plan_return_done(case: Case, by: str, now: int) -> Plan:
    """Ends that task, where there is one; also a helper's, of the version that had no queue for them."""
    return _plan_ended(task_id("", case.id, TaskKind.RETURN_PAPERS), by, now, "given back")


def plan_acceptance_refused(case: Case, detail: str, now: int) -> Plan:
    """A line for the supervisor: what had passed the pre-review was refused all the same, and on what ground."""
    return plan_about_case(case, TaskKind.REFUSED_ACCEPTANCE, now, detail)


def plan_about_case(case: Case, kind: TaskKind, now: int, detail: str = "") -> Plan:
    """A task about a case and no cabinet; nothing where one is open already."""
    task = Task(
        centre=case.centre, cabinet="", place=case.id, kind=kind, at=now, responsible=str(RESPONSIBLE[kind]),
        case=case.id, detail=detail,
    )  # fmt: skip
    return _plan_raised(task)


def _plan_raised(task: Task) -> Plan:
    known = tasks.find(task.id)
    if known and known.done_at is None:
        return []
    return [tasks.plan(changed(task, version=known.version if known else 0))]


def plan_settled(snapshot: CabinetSnapshot, place: str, kind: TaskKind, now: int) -> Plan:
    """Ends a task whose reason has gone by itself, such as a door that was shut after all."""
    return plan_seen(snapshot, place, kind, snapshot.cabinet.id, now, "by itself")


def plan_seen(snapshot: CabinetSnapshot, place: str, kind: TaskKind, by: str, now: int, note: str) -> Plan:
    """Ends a task, where there is one, by what somebody has done elsewhere."""
    return _plan_ended(task_id(snapshot.cabinet.id, place, kind), by, now, note)


def plan_done(case: str, kind: TaskKind, by: str, now: int, note: str) -> Plan:
    """The same for a task about a case."""
    return _plan_ended(task_id("", case, kind), by, now, note)


def _plan_ended(id_: str, by: str, now: int, note: str) -> Plan:
    known = tasks.find(id_)
    if known is None or known.done_at is not None:
        return []
    return [tasks.plan(changed(known, done_at=now, done_by=by, note=note))]

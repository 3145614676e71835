"""Raising tasks from what cabinets report, and ending them with what staff found and did."""

from typing import Any

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Contents, Door, DoorUse, emptied
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.task import RESPONSIBLE, Action, Task, TaskKind, task_id
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people import staff
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import BadInput, OutOfTurn, no_such
from chalicelib.store import cabinets, cases, envelopes, tasks
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts import codes, notices
from chalicelib.usecases.parts.perform import Decision

_TAKE_OUT = {Direction.INBOUND: EnvelopeEvent.COLLECT, Direction.OUTBOUND: EnvelopeEvent.RECALL}
# An envelope in one of these may lie behind its door.
_INSIDE = {EnvelopeState.DEPOSITED, EnvelopeState.STORED, EnvelopeState.OVERDUE, EnvelopeState.QUARANTINED}
_CASE_AFTER = {Direction.INBOUND: CaseEvent.RECEIVE, Direction.OUTBOUND: CaseEvent.BRING_BACK}


def raised(contents: Contents, place: str, kind: TaskKind, now: int, detail: str = "", **about: str) -> list[Write]:
    """A task for `place`; nothing where one is open already."""
    return _raised(contents.cabinet.centre, contents.cabinet.id, place, kind, now, detail, **about)


def papers_to_return(case: Case, now: int) -> list[Write]:
    """Papers in staff's hands that the case will not use: they belong to the applicant."""
    return _raised(case.centre, "", case.id, TaskKind.RETURN_PAPERS, now, case=case.id)


def _raised(
    centre: str, cabinet: str, place: str, kind: TaskKind, now: int, detail: str = "", **about: str
) -> list[Write]:
    known = tasks.find(task_id(cabinet, place, kind))
    if known and known.done_at is None:
        return []
    task = Task(
        centre=centre, cabinet=cabinet, place=place, kind=kind, at=now, responsible=str(RESPONSIBLE[kind]),
        detail=detail, version=known.version if known else 0, **about,
    )  # fmt: skip
    return [tasks.write(task)]


def settled(contents: Contents, place: str, kind: TaskKind, now: int) -> list[Write]:
    """Ends a task whose reason has gone by itself, such as a door that was shut after all."""
    known = tasks.find(task_id(contents.cabinet.id, place, kind))
    if known is None or known.done_at is not None:
        return []
    return [tasks.write(changed(known, done_at=now, done_by=contents.cabinet.id, note="by itself"))]


def seen(centre: str, limit: int, cursor: str | None, now: int) -> dict[str, Any]:
    found, following = tasks.open_of(centre, limit, cursor)
    return {"items": [_line(task, now) for task in found], "next": following}


def _line(task: Task, now: int) -> dict[str, Any]:
    names = ("id", "kind", "cabinet", "place", "responsible", "envelope", "case", "detail", "at")
    return {name: getattr(task, name) for name in names} | {"age": now - task.at}


def end(id_: str, who: Staff, action: Action, note: str, now: int) -> Decision:
    """Raises OutOfTurn (PAPER_INSIDE) for a door freed or given up behind which an envelope is still expected."""
    staff.require(who, staff.Task.RESOLVE)
    task = tasks.find(id_)
    if task is None or task.centre != who.centre or task.done_at is not None:
        raise no_such("task")
    done = tasks.write(changed(task, done_at=now, done_by=who.id, note=note))
    writes = _acted(task, action, who, now) if action is not Action.SEEN else []
    return Decision([done, *writes], {"task": task.id, "action": str(action)})


def _acted(task: Task, action: Action, who: Staff, now: int) -> list[Write]:
    contents = cabinets.find(task.cabinet) if task.cabinet else None
    door = contents.door(task.place) if contents else None
    if contents is None or door is None:
        raise BadInput("NO_DOOR_TO_ACT_ON", "action")
    envelope = envelopes.find(door.envelope)
    if action is Action.TAKEN_OUT:
        return _taken_out(contents, door, envelope, who, now)
    if envelope and envelope.state in _INSIDE:
        raise OutOfTurn("PAPER_INSIDE", "action")
    if action is Action.DISABLED:
        return [cabinets.write_door(changed(door, use=DoorUse.DISABLED))]
    return _cleared(contents, door, now) if door.use in (DoorUse.QUARANTINED, DoorUse.DISABLED) else []


def _cleared(contents: Contents, door: Door, now: int) -> list[Write]:
    """The empty door, and no code that still opens it: the next envelope behind it is another's."""
    return [
        cabinets.write_door(emptied(door, contents.grants)),
        *codes.revoke_at(contents, door.door),
        codes.reconcile(contents.cabinet.id, now),
    ]


def _taken_out(contents: Contents, door: Door, envelope: Envelope | None, who: Staff, now: int) -> list[Write]:
    """The paper is in the hands of who took it out; the case goes on as if the code had been used."""
    if envelope is None:
        raise OutOfTurn("NOTHING_INSIDE", "action")
    event = _TAKE_OUT[envelope.direction]
    moved, link = envelopes_.step(envelope, event, who.id, now, {"by_hand": True}, holder=("staff", who.id))
    case, follows = cases.load(envelope.case), _CASE_AFTER[envelope.direction]
    entries = []
    if (case.state, follows) in cases_.MOVES:
        fields = {"received_at": now, "inbound": envelope.id} if follows is CaseEvent.RECEIVE else {}
        case, entry = cases_.step(case, follows, who.id, now, {"envelope": envelope.id}, **fields)
        entries.append(entry)
    placed = desk.placed(case, now, **{str(envelope.direction): moved})
    return [
        *envelopes.write(moved, link),
        *cases.write(placed, *entries),
        *_cleared(contents, door, now),
        notices.notice(placed, "taken_out", now),
    ]

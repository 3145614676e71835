"""Tasks for staff: seen, and ended with what was found and done."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, DoorUse, emptied
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.task import Action, Task, TaskKind
from chalicelib.domain.custody.envelope import CustodianKind, Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people import taking
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.base import Page
from chalicelib.replies.tasks import TaskEnded, TaskSeen
from chalicelib.store import cabinets, cases, envelopes, tasks
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import codes, compartments, in_hand, loading, moves, notices, papers, rules
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import found_empty

_TAKE_OUT = {Direction.INBOUND: EnvelopeEvent.COLLECT, Direction.OUTBOUND: EnvelopeEvent.RECALL}
# An envelope in one of these may lie behind its door; where that was opened, its closing may not have been readable.
INSIDE = {
    EnvelopeState.DOOR_OPENED, EnvelopeState.DEPOSITED, EnvelopeState.STORED, EnvelopeState.OVERDUE,
    EnvelopeState.QUARANTINED,
}  # fmt: skip
# In these it is still to be put in.
AWAITED = {EnvelopeState.PREPARED, EnvelopeState.RESERVED}
OUT_OF_USE = {DoorUse.QUARANTINED, DoorUse.DISABLED}
_CASE_AFTER = {Direction.INBOUND: CaseEvent.RECEIVE, Direction.OUTBOUND: CaseEvent.BRING_BACK}


def seen(centre: str, *, limit: int, cursor: str | None, now: int) -> Page[TaskSeen]:
    found, following = tasks.open_of(centre, limit, cursor)
    numbers = cases.numbers(task.case for task in found if task.case)
    return Page(items=[_line(task, numbers.get(task.case or ""), now) for task in found], next=following)


def _line(task: Task, number: str | None, now: int) -> TaskSeen:
    added = ("age", "cabinet_name", "case_number", "site", "taken_by", "workers")
    names = (name for name in TaskSeen.__struct_fields__ if name not in added)
    called, site = rules.called_now(task.centre, task.cabinet) if task.cabinet else (None, None)
    return TaskSeen(
        **{name: getattr(task, name) for name in names}, cabinet_name=called, site=site, workers=sorted(task.workers),
        age=now - task.at, case_number=number, taken_by=in_hand.of(task.taken, named=True),
    )  # fmt: skip


def end(id_: str, action: Action, note: str, staff: Staff, now: int) -> Decision[TaskEnded]:
    """Raises NotAllowed (NOT_YOUR_TURN) for a task that is another role's alone; OutOfTurn: TAKEN_ALREADY;
    PAPER_INSIDE for a door freed or given up that is to hold an envelope; DOOR_IN_USE for one given up that is to
    get one.
    """
    task = loading.open_task(id_, staff)
    taking.require_worker(staff, task.workers)
    taking.require_not_a_colleagues(task.taken, staff, task.workers)
    done = tasks.plan(changed(task, done_at=now, done_by=staff.id, note=note))
    plan = _plan_acted(task, action, Act(staff.id, now)) if action is not Action.SEEN else []
    return Decision([done, *plan], TaskEnded(task=task.id, action=action))


def _plan_acted(task: Task, action: Action, act: Act) -> Plan:
    snapshot = cabinets.find(task.cabinet) if task.cabinet else None
    door = snapshot.door(task.place) if snapshot else None
    if snapshot is None or door is None:
        raise BadInput("NO_DOOR_TO_ACT_ON", "action")
    envelope = envelopes.find(door.envelope)
    if action is Action.TAKEN_OUT:
        return _plan_taken_out(task, snapshot, door, envelope or _given_up(task, snapshot, door), act)
    if action is Action.WAS_EMPTY:
        return _plan_was_empty(snapshot, door, envelope, act)
    if envelope and envelope.state in INSIDE:
        raise OutOfTurn("PAPER_INSIDE", "action")
    if action is Action.DISABLED:
        return [plan_disabled(door, envelope)]
    return plan_freed(snapshot, door, envelope, act.at) if door.use in OUT_OF_USE else []


def _given_up(task: Task, snapshot: CabinetSnapshot, door: Door) -> Envelope | None:
    """What the task is about, where it was given up while the door was in doubt: it may lie there all the same."""
    found = envelopes.find(task.envelope)
    lies = found and found.state is EnvelopeState.RELEASED and found.is_for(snapshot.cabinet.id, door.door)
    return found if lies and found and found.direction is Direction.INBOUND else None


def plan_disabled(door: Door, envelope: Envelope | None) -> Write:
    """Raises OutOfTurn (DOOR_IN_USE) where somebody is on the way to it: a jam there leads him to another door."""
    if _is_awaited(door, envelope):
        raise OutOfTurn("DOOR_IN_USE", "door")
    return cabinets.plan_door(changed(door, use=DoorUse.DISABLED))


def plan_freed(snapshot: CabinetSnapshot, door: Door, envelope: Envelope | None, now: int) -> Plan:
    """A door found in order; one that waits for an envelope waits on, and its codes are good."""
    if _is_awaited(door, envelope):
        return [cabinets.plan_door(changed(door, use=DoorUse.RESERVED))]
    return plan_cleared(snapshot, door, now)


def _is_awaited(door: Door, envelope: Envelope | None) -> bool:
    return envelope is not None and envelope.state in AWAITED and envelope.is_for(door.cabinet, door.door)


def plan_cleared(snapshot: CabinetSnapshot, door: Door, now: int) -> Plan:
    """The empty door, and no code that still opens it: the next envelope behind it is another's."""
    return [
        cabinets.plan_door(emptied(door, snapshot.grants)),
        *codes.plan_revocation_at(snapshot, door.door),
        codes.plan_reconciling(snapshot.cabinet.id, now),
    ]


def _plan_taken_out(task: Task, snapshot: CabinetSnapshot, door: Door, envelope: Envelope | None, act: Act) -> Plan:
    """The paper is in the hands of who took it out; the case goes on as if the code had been used.

    Raises OutOfTurn (NOTHING_INSIDE) also for a compartment that only waits for its envelope; but not where a sensor
    had denied what was put in.
    """
    denied = task.kind is TaskKind.ITEM_DISAGREES
    if envelope is None or (envelope.state is EnvelopeState.RESERVED and not denied):
        raise OutOfTurn("NOTHING_INSIDE", "action")
    case = cases.load(envelope.case)
    if envelope.direction is Direction.INBOUND and not _goes_on(case, envelope):
        detail, holder = {"by_hand": True}, (CustodianKind.STAFF, act.by)
        unexpected = papers.plan_unexpected(case, envelope, act, holder, detail)
        return [*unexpected, *plan_cleared(snapshot, door, act.at)]
    taken, taking = moves.plan_envelope(
        envelope, _TAKE_OUT[envelope.direction], act,
        detail={"by_hand": True}, holder=(CustodianKind.STAFF, act.by),
    )  # fmt: skip
    # Handed in is handed in: at the closing that the sensor denied.
    received = task.at if denied else act.at
    given_back = _plan_given_back(case, envelope, act)
    case, plan = _plan_case_after(case, taken, act, received)
    return [
        *taking,
        *plan,
        *given_back,
        *plan_cleared(snapshot, door, act.at),
        notices.plan_notice(case, "taken_out", act.at),
    ]


def _goes_on(case: Case, envelope: Envelope) -> bool:
    """Whether its case waits for papers, or has these already."""
    return (case.state, CaseEvent.RECEIVE) in cases_.MOVES or papers.is_awaited(case, envelope)


def _plan_given_back(case: Case, envelope: Envelope, act: Act) -> Plan:
    """What was chosen instead of an envelope that has been found is not needed."""
    chosen_anew = envelope.direction is Direction.INBOUND and case.inbound not in (None, envelope.id)
    return compartments.plan_release(case, act) if chosen_anew else []


def _plan_was_empty(snapshot: CabinetSnapshot, door: Door, envelope: Envelope | None, act: Act) -> Plan:
    """Custody is put right and the door is free. A compartment that only waits for its envelope waits on."""
    if envelope is None or envelope.state not in INSIDE:
        return plan_freed(snapshot, door, envelope, act.at) if door.use in OUT_OF_USE else []
    return [*found_empty.plan_found_empty(envelope, act), *plan_cleared(snapshot, door, act.at)]


def _plan_case_after(case: Case, envelope: Envelope, act: Act, received: int) -> moves.MovedCase:
    follows = _CASE_AFTER[envelope.direction]
    if (case.state, follows) not in cases_.MOVES:
        return moves.plan_place(case, act.at, envelope)
    fields = {"received_at": received, "inbound": envelope.id} if follows is CaseEvent.RECEIVE else {}
    return moves.plan_case(case, follows, act, envelope, detail={"envelope": envelope.id}, **fields)

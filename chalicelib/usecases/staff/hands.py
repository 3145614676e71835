"""Staff take a case or a task in hand, hand it back, or take it over from a colleague, who is told why."""

from typing import Any

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.queues import worked_by
from chalicelib.domain.people import taking
from chalicelib.domain.people.staff import Staff
from chalicelib.domain.people.taking import HANDED_BACK, TAKEN_OVER, Taker
from chalicelib.errors import OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.tasks import TaskTaken
from chalicelib.store import tasks
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import case_view, in_hand, loading, moves, notices
from chalicelib.usecases.parts.perform import Decision


def take_case(case: Case, reason: str | None, staff: Staff, now: int) -> Decision[CaseStanding]:
    """Raises OutOfTurn (NOT_AT_THE_DESK, TAKEN_ALREADY); NotAllowed where no role of theirs works the queue."""
    if case.desk is None:
        raise OutOfTurn("NOT_AT_THE_DESK", "case")
    taker = taking.taken(case.taken, staff, worked_by(case.desk), reason, now)
    if taker == case.taken:
        return Decision([], case_view.standing(case))
    detail: dict[str, Any] = {"role": taker.role, "number": taker.number}
    if case.taken:
        detail |= {"from": case.taken.number, "reason": reason}
    event = TAKEN_OVER if case.taken else "taken"
    moved, plan = moves.plan_case_note(case, event, Act(staff.id, now), detail=detail, taken=taker)
    told = plan_told(case.taken, taker, reason, case.id, case=case.id)
    return Decision([*plan, *told], case_view.standing(moved))


def hand_case_back(case: Case, reason: str | None, staff: Staff, now: int) -> Decision[CaseStanding]:
    """It is the role's turn again. Raises OutOfTurn (NOT_TAKEN, TAKEN_ALREADY)."""
    held = taking.handed_back(case.taken, staff, reason)
    detail = {"number": held.number} | ({"reason": reason} if reason else {})
    moved, plan = moves.plan_case_note(case, HANDED_BACK, Act(staff.id, now), detail=detail, taken=None)
    told = plan_told_back(held, staff, reason, now, case.id, case=case.id)
    return Decision([*plan, *told], case_view.standing(moved))


def take_task(id_: str, reason: str | None, staff: Staff, now: int) -> Decision[TaskTaken]:
    """Raises NotFound; NotAllowed; OutOfTurn (TAKEN_ALREADY)."""
    task = loading.open_task(id_, staff)
    taker = taking.taken(task.taken, staff, task.workers, reason, now)
    told = plan_told(task.taken, taker, reason, task.case or "", task=task.id)
    plan = [tasks.plan(changed(task, taken=taker)), *told] if taker != task.taken else []
    return Decision(plan, TaskTaken(task=task.id, responsible=task.responsible, taken_by=in_hand.of(taker)))


def hand_task_back(id_: str, reason: str | None, staff: Staff, now: int) -> Decision[TaskTaken]:
    """Raises NotFound; OutOfTurn (NOT_TAKEN, TAKEN_ALREADY)."""
    task = loading.open_task(id_, staff)
    held = taking.handed_back(task.taken, staff, reason)
    told = plan_told_back(held, staff, reason, now, task.case or "", task=task.id)
    plan = [tasks.plan(changed(task, taken=None)), *told]
    return Decision(plan, TaskTaken(task=task.id, responsible=task.responsible, taken_by=None))


def plan_told(before: Taker | None, taker: Taker, reason: str | None, about: str, **what: str) -> Plan:
    """Who had it before learns who has it now, and why; nothing where nobody had it, or the same person."""
    if before is None or before.who == taker.who:
        return []
    told = {"role": taker.role, "number": taker.number, "reason": reason, **what}
    return notices.plan_to_staff(before.who, TAKEN_OVER, about, taker.since, told)


def plan_told_back(held: Taker, staff: Staff, reason: str | None, now: int, about: str, **what: str) -> Plan:
    """Who had it learns of a supervisor's doing; one's own is known."""
    if held.who == staff.id:
        return []
    told = {"number": staff.number, "reason": reason, **what}
    return notices.plan_to_staff(held.who, HANDED_BACK, about, now, told)

"""Pre-reviews that take too long: reviewers are warned, then told, and the supervisor with them; each once."""

import logging
from functools import partial

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case, CaseState
from chalicelib.domain.case.pre_review import WARNED_BEFORE, Rung, Wake, next_rung, rungs_due
from chalicelib.domain.case.queues import Queue
from chalicelib.domain.case.task import TaskKind
from chalicelib.gateways import metrics
from chalicelib.store import cases, wakes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import moves, task_rows
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)
CLOCK = "clock"
MOST = 200
TASKS = {
    Rung.WARNED: (TaskKind.PRE_REVIEW_SOON,),
    Rung.LATE: (TaskKind.PRE_REVIEW_LATE, TaskKind.PRE_REVIEW_ESCALATED),
}


def run(centre: str, now: int) -> None:
    """Only cases whose moment has come cost anything; each in a transaction of its own."""
    for case in wakes.due(centre, now, MOST):
        _try(case, now)
    for case in _unwatched(centre, now):
        _try(case, now)


def _unwatched(centre: str, now: int) -> list[str]:
    """Whose moment has come and who have no wake: the version before wrote none."""
    waiting, _ = cases.in_queue(centre, Queue.PRE_REVIEW, MOST, None, since=now - WARNED_BEFORE)
    return [case.id for case in waiting if case.pre_review and rungs_due(case.pre_review, now)]


def _try(case: str, now: int) -> None:
    try:
        late = perform(partial(look, case, now))
    except Exception:
        LOG.exception("time could not be let pass for %s", case)
        metrics.count(metrics.FAILED_SWEEPS, 1, case=case)
    else:
        if late:
            metrics.count(metrics.LATE_PRE_REVIEWS, 1, case=case)


def look(case: str, now: int) -> Decision[bool]:
    """What has come by now, from the ledger as it is now. True: it has become late."""
    wake, found = wakes.find(case), cases.load(case)
    timer = found.pre_review if found.state is CaseState.PRE_REVIEW else None
    due = rungs_due(timer, now) if timer else []
    if timer is None or not due:
        return Decision(_plan_next(found, wake, next_rung(timer) if timer else None), False)
    told = changed(timer, fired=(*timer.fired, *map(str, due)))
    plan = [*_plan_told(changed(found, pre_review=told), due[-1], now), *_plan_next(found, wake, next_rung(told))]
    return Decision(plan, due[-1] is Rung.LATE)


def _plan_told(case: Case, rung: Rung, now: int) -> Plan:
    """`case` with what is being told in its clock."""
    left = case.pre_review.left(now) if case.pre_review else 0
    _case, plan = moves.plan_case_note(case, f"pre_review_{rung}", Act(CLOCK, now), detail={"left": left})
    raised = [w for kind in TASKS[rung] for w in task_rows.plan_about_case(case, kind, now, f"left: {left} s")]
    # A warning that has come true is the later task.
    warned = rung is Rung.LATE
    seen = task_rows.plan_done(case.id, TaskKind.PRE_REVIEW_SOON, CLOCK, now, "late") if warned else []
    return [*plan, *raised, *seen]


def _plan_next(case: Case, wake: Wake | None, at: int | None) -> Plan:
    if at is None:
        return wakes.plan_drop(wake) if wake else []
    known = wake or Wake(case=case.id, centre=case.centre, at=at)
    return [wakes.plan(changed(known, at=at))]

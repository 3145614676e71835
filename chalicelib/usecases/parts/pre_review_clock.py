"""The clock of a pre-review: it runs while staff have the case, and is watched; what was told of it is settled."""

from chalicelib.domain.base.clocks import HoursTimer, StopReason
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.pre_review import Wake, next_rung
from chalicelib.domain.case.task import TaskKind
from chalicelib.store import wakes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import task_rows

TOLD_BY = (TaskKind.PRE_REVIEW_SOON, TaskKind.PRE_REVIEW_LATE, TaskKind.PRE_REVIEW_ESCALATED)


def running(case: Case, hours: int, now: int) -> HoursTimer:
    """From the submission on; after a correction the same clock goes on, and what was told of it is told anew: it was
    settled when the case went back.
    """
    if case.pre_review is None:
        return HoursTimer(budget_hours=hours, started=now)
    return changed(case.pre_review.resumed(now), fired=())


def plan_watched(case: Case, timer: HoursTimer) -> Plan:
    """`case` as it was before its submission."""
    at = next_rung(timer)
    known = wakes.find(case.id) if case.pre_review else None
    if at is None or (known and known.at <= at):
        return []  # whoever looks too early computes anew
    return [wakes.plan(Wake(case=case.id, centre=case.centre, at=at, version=known.version if known else 0))]


def standing(case: Case, now: int) -> HoursTimer | None:
    """While the applicant corrects."""
    return case.pre_review and case.pre_review.suspended(now, StopReason.RETURNED)


def finished(case: Case, now: int) -> HoursTimer | None:
    return case.pre_review and case.pre_review.finished(now)


def plan_settled(case: Case, by: str, now: int) -> Plan:
    """The tasks that were made of it have no reason any more."""
    fired = bool(case.pre_review and case.pre_review.fired)
    return [w for kind in TOLD_BY for w in task_rows.plan_done(case.id, kind, by, now, "by itself")] if fired else []

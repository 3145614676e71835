"""What is counted for the public board, each with the transaction of what it counts."""

from chalicelib.domain.cabinet import figures as figures_
from chalicelib.domain.cabinet.cabinet import Cabinet
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.store import figures
from chalicelib.store.transaction import Plan, Write

# A closing that moved its case, and what took it back.
_COUNTS: dict[CaseEvent, dict[str, int]] = {
    CaseEvent.RECEIVE: {"deposits": 1},
    CaseEvent.CLOSE: {"pickups": 1},
    CaseEvent.TAKE_BACK_RECEIPT: {"deposits": -1},
    CaseEvent.REOPEN: {"pickups": -1},
}


def plan_moved(cabinet: Cabinet, event: CaseEvent, at: int) -> Plan:
    """The event of a case at a door; `at`: when the closing was that is counted, or taken back."""
    if event not in _COUNTS:
        return []
    month = figures_.month_of(at)
    counted = figures_.counted(figures.cabinet(cabinet.centre, month, cabinet.id), **_COUNTS[event])
    return [figures.plan_cabinet(cabinet.centre, month, cabinet.id, counted)]


def plan_reviewed(case: Case, now: int) -> list[Write]:
    """A pre-review that is passed now; the clock stood while the applicant corrected."""
    if case.pre_review is None:
        return []
    month = figures_.month_of(now)
    counted = figures_.reviewed(figures.reviews(case.centre, month), case.pre_review.used(now))
    return [figures.plan_reviews(case.centre, month, counted)]

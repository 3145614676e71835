"""Papers that are not back with the applicant in time: the supervisor sees it, once for each deadline."""

import logging
from functools import partial

from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import owed
from chalicelib.gateways import metrics
from chalicelib.store import cases, returns
from chalicelib.usecases.parts import papers, task_rows
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)


def run(centre: str, now: int) -> None:
    """Each in a transaction of its own, so that one that fails holds up no other."""
    for case, queued in returns.of_centre(centre):
        if queued is None or owed.is_late(queued, now):
            _try(case, now)


def _try(case: str, now: int) -> None:
    try:
        perform(partial(_told, case, now))
    except Exception:
        LOG.exception("a late return could not be told of %s", case)
        metrics.count(metrics.FAILED_SWEEPS, 1, case=case)


def _told(id_: str, now: int) -> Decision[None]:
    queued = returns.find(id_)
    if queued is None or not owed.is_late(queued, now):
        return Decision([], None)
    case = cases.load(id_)
    raised = task_rows.plan_return_late(case, now)
    following = owed.armed(changed(queued, told=True), papers.deadlines(case.owed))
    return Decision([*raised, returns.plan(following)], None)

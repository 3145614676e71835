"""The queue of cabinets that the sweep found out of step, or with something due."""

import logging
import time
from typing import Any

from chalicelib.usecases.clock import expiring, watching_step
from chalicelib.usecases.parts.reconciling import Unreadable, reconcile
from chalicelib.workers.batches import each

LOG = logging.getLogger(__name__)


def from_queue(event: dict[str, Any]) -> dict[str, Any]:
    return each(event, lambda body: look(body["id"], int(time.time())), "SWEEP_QUEUE_URL")


def look(cabinet: str, now: int) -> None:
    """Lets time pass for one cabinet, then brings its shadows in step; safe to repeat."""
    expiring.run(cabinet, now)
    watching_step.run(cabinet, now)
    try:
        reconcile(cabinet)
    except Unreadable:
        LOG.exception("%s has a task of it", cabinet)  # watching_step made it; trying again mends nothing

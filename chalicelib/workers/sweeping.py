"""Every few minutes: what a lost trigger left undone, and what only time brings about."""

import logging
import time
from collections.abc import Iterator

from chalicelib.gateways import queues
from chalicelib.store import catalogue, messages, outbox
from chalicelib.usecases.clock import expiring, watching_step
from chalicelib.workers.outbox import Handover, hand_over

LEFT_BEHIND_AFTER = 120
# Longer than the queue's own tries, so that a message is not in two hands at once for nothing.
STUCK_AFTER = 15 * 60
MOST = 500
LOG = logging.getLogger(__name__)


class Unswept(Exception):
    """The cabinets that could not be swept; the rest is done."""


def run() -> None:
    now = int(time.time())
    left = list(outbox.left_behind(now - LEFT_BEHIND_AFTER, MOST))
    hand_over([Handover(row.pk, row.effect, row.target) for row in left])
    for state in ("waiting", "sending"):
        queues.send(outbox.MESSAGE, [m.id for m in messages.stuck(state, now - STUCK_AFTER, MOST)])
    failed = [cabinet for cabinet in _cabinets() if not _swept(cabinet, now)]
    if failed:
        raise Unswept(", ".join(failed))


def _cabinets() -> Iterator[str]:
    for centre in catalogue.centres():
        yield from (cabinet.id for cabinet in catalogue.cabinets(centre.centre, centre.generation))


def _swept(cabinet: str, now: int) -> bool:
    queues.send(outbox.CABINET, [cabinet])
    try:
        expiring.run(cabinet, now)
        watching_step.run(cabinet, now)
    except Exception:
        # Not swallowed: the others come first, then the sweep fails with the name.
        LOG.exception("%s could not be swept", cabinet)
        return False
    return True

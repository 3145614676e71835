"""Every few minutes: what a lost trigger left undone, which cabinets need a look, and which papers are owed too long.

The sweep only asks: one read of each cabinet, and one message for each that is out of step or has something due. The
looks themselves are jobs of a queue of their own (looking.py), so that no cabinet waits for another.
"""

import functools
import logging
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from chalicelib.config import optional
from chalicelib.domain.cabinet.due import needs_look
from chalicelib.gateways import metrics, queues
from chalicelib.store import cabinets, catalogue, messages, outbox
from chalicelib.usecases.clock import late_returns, pre_reviews

LEFT_BEHIND_AFTER = 120
# Longer than the queue's own tries, so that a message is not in two hands at once for nothing.
STUCK_AFTER = 15 * 60
MOST = 500
READERS = 8
MINUTES_BETWEEN = 5
LOG = logging.getLogger(__name__)


class Unswept(Exception):
    """The cabinets that no queue took; the next sweep asks again."""


def run() -> None:
    sweep(int(time.time()))


def sweep(now: int) -> None:
    """Looks are asked for first, and nothing that fails holds up what comes after it. Raises Unswept."""
    failed = queues.send(queues.LOOK, _to_be_looked_at(now))
    _try("outbox", partial(outbox.hand_over_left, now - LEFT_BEHIND_AFTER, MOST, queues.send))
    for state in ("waiting", "sending"):
        _try(f"{state} messages", partial(_hand_over_stuck, state, now))
    for centre in catalogue.centres():
        _try(f"pre-reviews of {centre.centre}", partial(pre_reviews.run, centre.centre, now))
        _try(f"returns of {centre.centre}", partial(late_returns.run, centre.centre, now))
    if failed:
        raise Unswept(", ".join(failed))


def _try(what: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        LOG.exception("the sweep could not do %s", what)
        metrics.count(metrics.FAILED_SWEEPS, 1, what=what)


def _hand_over_stuck(state: str, now: int) -> None:
    queues.send(outbox.MESSAGE, [m.id for m in messages.stuck(state, now - STUCK_AFTER, MOST)])


def _to_be_looked_at(now: int) -> list[str]:
    found = list(_cabinets())
    with ThreadPoolExecutor(READERS) as pool:
        needed = list(pool.map(lambda cabinet: _needs_look(cabinet, now), found))
    return [cabinet for cabinet, look in zip(found, needed, strict=True) if look]


def _cabinets() -> Iterator[str]:
    for centre in catalogue.centres():
        yield from _of_centre(centre.centre, centre.generation)


@functools.lru_cache(maxsize=64)
def _of_centre(centre: str, generation: int) -> tuple[str, ...]:
    """A generation never changes, and its plans are dear to read every few minutes."""
    return tuple(cabinet.id for cabinet in catalogue.cabinets(centre, generation))


def _needs_look(cabinet: str, now: int) -> bool:
    """What cannot be read needs one too: there it fails by its name, and ends among the dead letters."""
    try:
        snapshot = cabinets.find(cabinet, consistent=False)
        return snapshot is not None and (needs_look(snapshot, now) or _is_its_turn(cabinet, now))
    except Exception:
        LOG.exception("%s could not be read", cabinet)
        return True


def _is_its_turn(cabinet: str, now: int) -> bool:
    """Once an hour in any case, each at its minute: what was not written into a shadow is not seen in the tables."""
    minutes = int(optional("SWEEP_MINUTES") or MINUTES_BETWEEN)
    return (now // 60 - zlib.crc32(cabinet.encode())) % 60 < minutes

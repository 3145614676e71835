"""Every few minutes: what a lost trigger left undone, which cabinets need a look, and which papers are owed too long.

The sweep only asks: one read of each cabinet, and one message for each that is out of step or has something due. The
looks themselves are jobs of a queue of their own (looking.py), so that no cabinet waits for another.
"""

import functools
import logging
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from chalicelib.config import optional
from chalicelib.domain.cabinet.due import needs_look
from chalicelib.gateways import queues
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
    """Raises Unswept."""
    outbox.hand_over_left(now - LEFT_BEHIND_AFTER, MOST, queues.send)
    for state in ("waiting", "sending"):
        queues.send(outbox.MESSAGE, [m.id for m in messages.stuck(state, now - STUCK_AFTER, MOST)])
    for centre in catalogue.centres():
        pre_reviews.run(centre.centre, now)
        late_returns.run(centre.centre, now)
    failed = queues.send(queues.LOOK, _to_be_looked_at(now))
    if failed:
        raise Unswept(", ".join(failed))


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

"""Running numbers of a day, such as of cases filed and of places in the hall's queue.

One row a counter: who counts at the same moment as somebody else reads again. A county files some hundreds of cases a
day, a city some ten thousand, two in its busiest second; six at once, without a pause, all come through (tests/engine).
"""

from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import Entity
from chalicelib.store import access
from chalicelib.store.transaction import Write

KEPT_SECONDS = 48 * HOUR


class DayCounter(Entity, frozen=True, kw_only=True):
    drawn: int = 0


def plan_next(key: str, now: int) -> tuple[int, Write]:
    """The next number of `key`, which names the day, and the write that takes it."""
    counter = access.load(key, DayCounter) or DayCounter()
    counted = DayCounter(version=counter.version, drawn=counter.drawn + 1)
    return counted.drawn, access.plan(key, counted, now + KEPT_SECONDS)

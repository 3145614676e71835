"""The hours of the pre-review: when reviewers are warned, and when it is late."""

from collections.abc import Iterator
from enum import StrEnum

from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import Entity

WARNED_BEFORE = 6 * HOUR


class Rung(StrEnum):
    """What is told of it, each once."""

    WARNED = "warned"  # 预警
    LATE = "late"  # 超时


class Wake(Entity, frozen=True, kw_only=True):
    """When a case's clock has to be looked at next. Never the truth: whoever looks computes anew."""

    case: str
    centre: str
    at: int


def rungs_due(timer: HoursTimer, now: int) -> list[Rung]:
    """Those that have come and were not told; none of a clock that stands or has ended."""
    return [rung for rung, at in _rungs(timer) if at <= now and rung not in timer.fired]


def next_rung(timer: HoursTimer) -> int | None:
    """When the next one comes, as the clock is now."""
    return min((at for rung, at in _rungs(timer) if rung not in timer.fired), default=None)


def _rungs(timer: HoursTimer) -> Iterator[tuple[Rung, int]]:
    if timer.stopped is not None or timer.due is None:
        return
    yield Rung.WARNED, timer.due - min(WARNED_BEFORE, timer.budget_hours * HOUR // 2)
    # Its last second is in time.
    yield Rung.LATE, timer.due + 1

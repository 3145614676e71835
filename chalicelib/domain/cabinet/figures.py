"""Figures of a month (by China's clocks), counted with what they count and in the same transaction.

One row a cabinet, which nobody else writes: its events are applied one after the other. One row a centre for its
pre-reviews, by whole minutes, so that the median is exact to the minute and the row stays small.
"""

from chalicelib.domain.base.china_time import local
from chalicelib.domain.base.entity import Entity, changed

MINUTE = 60


class CabinetMonth(Entity, frozen=True, kw_only=True):
    """Closings that counted, at one cabinet: with papers of a case put in, with a result taken out."""

    deposits: int = 0
    pickups: int = 0


class ReviewMonth(Entity, frozen=True, kw_only=True):
    """Pre-reviews that were passed: how many took so many minutes of the reviewers' clock."""

    minutes: dict[str, int] = {}


def month_of(moment: int) -> str:
    """`2026-11`."""
    return f"{local(moment):%Y-%m}"


def counted(month: CabinetMonth, *, deposits: int = 0, pickups: int = 0) -> CabinetMonth:
    """Never below nothing: what is taken back may have been counted before there were figures."""
    return changed(month, deposits=max(0, month.deposits + deposits), pickups=max(0, month.pickups + pickups))


def reviewed(month: ReviewMonth, seconds: int) -> ReviewMonth:
    """`seconds` that staff had it; a minute that has begun counts."""
    minute = str(-(-max(0, seconds) // MINUTE))
    return changed(month, minutes=month.minutes | {minute: month.minutes.get(minute, 0) + 1})


def median(month: ReviewMonth) -> int | None:
    """Seconds; of two in the middle the mean; None where there is none."""
    times = sorted(minute for text, many in month.minutes.items() for minute in [int(text)] * many)
    if not times:
        return None
    middle = len(times) // 2
    return (times[middle] + times[~middle]) * MINUTE // 2

"""Until when an applicant may put papers in, and until when a result waits: a budget of hours that only outages stop.

What was told is never taken back: an end is the later one of the computed and the told.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from chalicelib.domain.base.china_time import by_day
from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import DAY, HOUR, MINUTE
from chalicelib.domain.custody.envelope import Direction, Envelope, EnvelopeState

# A cabinet may tell a little later that somebody was in time.
LATE_AFTER = 15 * MINUTE
# Gained since an end was told: less is said with the next text, so that a board that flickers wakes nobody.
WORTH_TELLING = 15 * MINUTE
# Before the told end whole minutes are said, as texts say them.
LAST_CHANCE = HOUR


class Reminder(StrEnum):
    """When the applicant is reminded: half of the time is left, or one day."""

    HALF_LEFT = "half_left"  # 余半
    DAY_LEFT = "day_left"  # 余一日


def begun(hours: int, now: int) -> dict[str, Any]:
    """The fields of an envelope whose applicant has so many hours from now on."""
    clock = HoursTimer(budget_hours=hours, started=now)
    return {"clock": clock, "until": clock.due}


def waits(envelope: Envelope) -> bool:
    """For an applicant who has a code, and only so long."""
    state = EnvelopeState.RESERVED if envelope.direction is Direction.INBOUND else EnvelopeState.STORED
    return envelope.state is state and envelope.until is not None


def clock_of(envelope: Envelope, hours: int) -> HoursTimer:
    """Also of a row of before, which only has the end of its `hours`."""
    return envelope.clock or HoursTimer(budget_hours=hours, started=(envelope.until or 0) - hours * HOUR)


def end_of(envelope: Envelope, clock: HoursTimer) -> int | None:
    """None while it stands."""
    return None if clock.due is None else max(clock.due, envelope.until or 0)


def is_worth_telling(envelope: Envelope, end: int, now: int) -> bool:
    """Whether the applicant is told at once that the end has moved to `end`."""
    told = envelope.until or 0
    return end - told >= WORTH_TELLING or (end - told >= MINUTE and now >= told - LAST_CHANCE)


def reminders_due(clock: HoursTimer, end: int, now: int) -> list[Reminder]:
    """Those that have come and were not given, the most urgent last."""
    return [reminder for reminder, at in _reminders(clock, end) if at <= now and reminder not in clock.fired]


def armed(clock: HoursTimer, end: int, now: int) -> tuple[str, ...]:
    """What was given and still says the truth; what is to come again, since the end has moved, is armed again."""
    return tuple(str(reminder) for reminder, at in _reminders(clock, end) if at <= now and reminder in clock.fired)


def next_moment(envelope: Envelope) -> int | None:
    """When time next brings something about for it; a door's `due` says it to the sweep."""
    if not waits(envelope) or envelope.clock is None:
        return envelope.until if waits(envelope) else None
    end = end_of(envelope, envelope.clock)
    if end is None:
        return None
    to_come = [at for reminder, at in _reminders(envelope.clock, end) if reminder not in envelope.clock.fired]
    told = envelope.until or 0
    last = [told - LAST_CHANCE] if end - told >= MINUTE else []
    return min([*to_come, *last, end + LATE_AFTER])


def _reminders(clock: HoursTimer, end: int) -> Iterator[tuple[Reminder, int]]:
    """By day; none that would come with the code itself, or after the end."""
    whole = clock.budget_hours * HOUR
    for left, reminder in sorted([(whole // 2, Reminder.HALF_LEFT), (DAY, Reminder.DAY_LEFT)], reverse=True):
        at = by_day(end - left)
        if left < whole and at < end:
            yield reminder, at

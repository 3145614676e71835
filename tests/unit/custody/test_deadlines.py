"""Until when an envelope waits, and when its applicant is reminded."""

from datetime import datetime

import pytest

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.china_time import ZONE, by_day
from chalicelib.domain.base.clocks import HoursTimer, StopReason, Suspension
from chalicelib.domain.base.durations import DAY, HOUR, MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.custody import deadlines
from chalicelib.domain.custody.deadlines import Reminder
from chalicelib.domain.custody.envelope import (
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
    step,
)


def at(day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(2026, 3, day, hour, minute, tzinfo=ZONE).timestamp())


def waiting(direction: Direction, state: EnvelopeState, hours: int, since: int) -> Envelope:
    holder = Custodian(kind=CustodianKind.APPLICANT, who="p", since=since, evidence="x")
    return Envelope(
        id="e", centre="c", case="c_1", direction=direction, channel=Channel.LOCKER, state=state, custodian=holder,
        cabinet="cab-hall", door="A01", **deadlines.begun(hours, since),
    )  # fmt: skip


RESERVED = waiting(Direction.INBOUND, EnvelopeState.RESERVED, 72, at(2, 10))
STORED = waiting(Direction.OUTBOUND, EnvelopeState.STORED, 168, at(2, 18, 30))


def fired(envelope: Envelope, *reminders: Reminder) -> Envelope:
    assert envelope.clock
    return changed(envelope, clock=changed(envelope.clock, fired=tuple(map(str, reminders))))


@pytest.mark.parametrize(
    ("moment", "moved"),
    [(at(2, 8), at(2, 8)), (at(2, 20, 59), at(2, 20, 59)), (at(2, 21), at(3, 8)), (at(2, 3), at(2, 8))],
)
def test_nobody_is_reminded_at_night(moment: int, moved: int) -> None:
    assert by_day(moment) == moved


def test_reminders_come_at_half_of_the_time_and_a_day_before_the_end() -> None:
    assert RESERVED.until == at(5, 10)
    # Half of it is 22:00 of the third, which is night.
    assert deadlines.next_moment(RESERVED) == at(4, 8)
    assert deadlines.next_moment(fired(RESERVED, Reminder.HALF_LEFT)) == at(4, 10)
    both = fired(RESERVED, Reminder.HALF_LEFT, Reminder.DAY_LEFT)
    assert deadlines.next_moment(both) == at(5, 10) + 15 * MINUTE


def test_a_reminder_that_would_come_with_the_code_itself_is_none() -> None:
    short = waiting(Direction.INBOUND, EnvelopeState.RESERVED, 12, at(2, 9))
    assert short.clock
    assert deadlines.reminders_due(short.clock, at(2, 21), at(2, 14)) == []
    assert deadlines.reminders_due(short.clock, at(2, 21), at(2, 15)) == [Reminder.HALF_LEFT]


def test_a_reminder_that_came_is_armed_again_only_where_the_end_has_moved_past_it() -> None:
    reminded = fired(STORED, Reminder.HALF_LEFT, Reminder.DAY_LEFT)
    assert reminded.clock
    assert STORED.until
    now, end = STORED.until - 20 * HOUR, STORED.until
    assert deadlines.armed(reminded.clock, end, now) == (Reminder.HALF_LEFT, Reminder.DAY_LEFT)
    assert deadlines.armed(reminded.clock, end + DAY, now) == (Reminder.HALF_LEFT,)


def test_what_was_told_is_never_taken_back() -> None:
    assert STORED.clock
    assert STORED.until
    told = changed(STORED, until=STORED.until + DAY)
    assert deadlines.end_of(told, STORED.clock) == STORED.until + DAY


def test_while_its_clock_stands_it_has_no_end() -> None:
    assert STORED.clock
    standing = STORED.clock.noted(Suspension(start=at(3, 2), reason=StopReason.BOARD_SILENT))
    assert deadlines.end_of(STORED, standing) is None


def test_a_row_of_before_knows_its_end_alone() -> None:
    old = changed(RESERVED, clock=None)
    assert deadlines.clock_of(old, 72) == HoursTimer(budget_hours=72, started=at(2, 10))
    assert deadlines.next_moment(old) == at(5, 10)


@pytest.mark.parametrize(
    ("event", "stopped", "standing"),
    [(EnvelopeEvent.EXPIRE, None, False), (EnvelopeEvent.PICK_UP, 7, False), (EnvelopeEvent.DOUBT, None, True)],
)
def test_a_clock_ends_where_the_applicant_is_no_longer_waited_for_and_stands_while_staff_look(
    event: EnvelopeEvent, stopped: int | None, standing: bool
) -> None:
    moment = at(2, 19) + 7
    after, _ = step(STORED, event, Act("x", moment), {})
    assert after.clock
    assert after.clock.stopped == (None if stopped is None else moment)
    assert (after.clock.standing is not None) is standing

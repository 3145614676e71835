"""The clock of hours: a budget and a ledger."""

from datetime import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base.china_time import ZONE
from chalicelib.domain.base.clocks import HoursTimer, Suspension
from chalicelib.domain.base.durations import DAY, HOUR

PAUSES = st.lists(st.tuples(st.integers(0, DAY), st.integers(0, DAY)), max_size=5)
# On an axis of quarters of an hour, so that a program can walk over it; budgets of 1 to 12 hours.
QUARTER = HOUR // 4
SPANS = st.lists(st.tuples(st.integers(-8, 90), st.none() | st.integers(0, 40)), max_size=6)
BUDGETS = st.integers(1, 12)
WALKED = 4000


def timed(pauses: list[tuple[int, int]], start: int = 0) -> tuple[HoursTimer, int, int]:
    """A timer of many hours after running and resting in turn; with the seconds that it ran, and the time now."""
    timer, now, ran = HoursTimer(budget_hours=200, started=start), start, 0
    for running, resting in pauses:
        now, ran = now + running, ran + running
        timer = timer.suspended(now, "returned")
        now += resting
        timer = timer.resumed(now)
    return timer, ran, now


def stopped_by(spans: list[tuple[int, int | None]], budget: int) -> HoursTimer:
    """From 0 on; spans of (start, length) in quarters."""
    ends = [(start, None if length is None else start + length) for start, length in spans]
    pauses = [
        Suspension(start=start * QUARTER, reason=f"r{n}", end=None if end is None else end * QUARTER)
        for n, (start, end) in enumerate(ends)
    ]
    return HoursTimer(budget_hours=budget, started=0).noted(*pauses)


def walked(timer: HoursTimer) -> int | None:
    """The due time by another way: quarter after quarter, each counted where no suspension has it."""
    left, now = timer.budget_hours * 4, 0
    while left and now < WALKED:
        moment = now * QUARTER
        rests = any(s.start <= moment and (s.end is None or moment < s.end) for s in timer.suspensions)
        left -= not rests
        now += 1
    return None if left else now * QUARTER


@given(PAUSES, st.integers(0, DAY))
def test_only_time_that_is_not_suspended_is_used(pauses: list[tuple[int, int]], more: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.used(now + more) == ran + more
    assert timer.left(now + more) == 200 * HOUR - ran - more


@given(PAUSES, st.integers(0, DAY), st.integers(0, DAY))
def test_while_it_is_suspended_nothing_runs(pauses: list[tuple[int, int]], later: int, much: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.suspended(now, "returned").used(now + later + much) == ran


@given(PAUSES, st.integers(0, DAY))
def test_what_is_finished_runs_no_more(pauses: list[tuple[int, int]], later: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.finished(now).used(now + later) == ran
    assert timer.suspended(now, "x").finished(now + later).used(now + 9 * DAY) == ran


@given(PAUSES, st.integers(0, DAY))
def test_an_ended_clock_never_changes(pauses: list[tuple[int, int]], later: int) -> None:
    timer, _, now = timed(pauses)
    ended, then = timer.finished(now), now + later
    late = Suspension(start=now // 2, reason="told late", end=now)
    assert {ended.suspended(then, "x"), ended.resumed(then), ended.finished(then), ended.noted(late)} == {ended}


@given(PAUSES, st.integers(-DAY, 10**9))
def test_a_shift_of_all_times_changes_nothing(pauses: list[tuple[int, int]], shift: int) -> None:
    (one, _, now), (other, _, then) = timed(pauses), timed(pauses, shift)
    assert one.used(now) == other.used(then)


@given(SPANS, BUDGETS)
def test_two_ways_of_computing_agree(spans: list[tuple[int, int | None]], budget: int) -> None:
    timer = stopped_by(spans, budget)
    assert timer.due == walked(timer)


@given(SPANS, st.tuples(st.integers(-8, 90), st.none() | st.integers(0, 40)), BUDGETS)
def test_one_more_suspension_never_brings_the_end_nearer(
    spans: list[tuple[int, int | None]], more: tuple[int, int | None], budget: int
) -> None:
    before, after = stopped_by(spans, budget).due, stopped_by([*spans, more], budget).due
    assert after is None or (before is not None and after >= before)


@given(SPANS, BUDGETS, st.integers(0, 300))
def test_what_is_left_is_the_way_to_the_end_where_it_does_not_stand(
    spans: list[tuple[int, int | None]], budget: int, ahead: int
) -> None:
    timer = stopped_by(spans, budget)
    now = (130 + ahead) * QUARTER
    due = timer.due
    assert (due is None) is (timer.standing is not None)
    assert due is None or timer.left(now) == due - now


@given(SPANS, BUDGETS, st.integers(0, 40), st.none() | st.integers(0, 40))
def test_a_suspension_that_begins_when_the_time_is_up_changes_nothing(
    spans: list[tuple[int, int | None]], budget: int, later: int, length: int | None
) -> None:
    timer = stopped_by(spans, budget)
    if timer.due is None:
        return
    start = timer.due + later
    more = timer.noted(Suspension(start=start, reason="x", end=None if length is None else start + length))
    assert (more.due, more.left(start + DAY), more.standing) == (timer.due, timer.left(start + DAY), None)


def test_a_suspension_of_no_length_is_nothing() -> None:
    timer = HoursTimer(budget_hours=24, started=0)
    assert timer.suspended(HOUR, "x").resumed(HOUR).due == timer.due


def test_resuming_what_was_not_suspended_changes_nothing() -> None:
    timer = HoursTimer(budget_hours=24, started=0)
    assert timer.resumed(5) == timer
    once = timer.suspended(1, "x").resumed(2)
    assert once.resumed(3) == once
    assert once.left(25 * HOUR) == -HOUR + 1


def test_its_last_second_is_in_time() -> None:
    timer = HoursTimer(budget_hours=24, started=0)
    assert [timer.is_late(24 * HOUR + second) for second in (-1, 0, 1)] == [False, False, True]


def test_it_says_why_it_stands_and_since_when() -> None:
    timer = HoursTimer(budget_hours=24, started=0).suspended(HOUR, "returned")
    assert timer.standing == Suspension(start=HOUR, reason="returned")
    assert (timer.due, timer.left(9 * DAY), timer.resumed(2 * HOUR).standing) == (None, 23 * HOUR, None)


def test_what_lasted_gets_its_end_later() -> None:
    timer = HoursTimer(budget_hours=24, started=0).suspended(HOUR, "x")
    ended = timer.noted(Suspension(start=HOUR, reason="x", end=3 * HOUR))
    assert ended.due == 26 * HOUR
    assert len(ended.suspensions) == 1


def at(text: str) -> int:
    """A local time, 24:00 too."""
    day, hour = text.split("T")
    midnight = int(datetime.strptime(f"20{day}", "%Y-%m-%d").replace(tzinfo=ZONE).timestamp())
    hours, minutes = hour.split(":")
    return midnight + int(hours) * HOUR + int(minutes) * 60


# Rows 28, 29 and 30 of the worked examples: returned, overlapping suspensions, an outage while a result waits.
EXAMPLES = [
    ("26-02-16T20:00", 24, [("26-02-16T22:00", "26-02-17T13:00")], "26-02-17T15:00", "26-02-18T11:00", 20),
    (
        "26-03-02T10:00",
        24,
        [("26-03-02T12:00", "26-03-02T18:00"), ("26-03-02T15:00", "26-03-02T20:00")],
        "26-03-03T10:00",
        "26-03-03T18:00",
        8,
    ),
    ("26-03-02T18:30", 168, [("26-03-05T02:00", "26-03-05T07:30")], "26-03-09T20:00", "26-03-09T24:00", 4),
]


@pytest.mark.parametrize(("start", "budget", "stops", "now", "due", "left"), EXAMPLES)
def test_the_worked_examples(
    start: str, budget: int, stops: list[tuple[str, str]], now: str, due: str, left: int
) -> None:
    pauses = [Suspension(start=at(one), reason=f"r{n}", end=at(other)) for n, (one, other) in enumerate(stops)]
    timer = HoursTimer(budget_hours=budget, started=at(start)).noted(*pauses)
    assert (timer.due, timer.left(at(now))) == (at(due), left * HOUR)


def test_a_row_of_the_version_before_is_read() -> None:
    row = (
        b'{"budget_hours":24,"started":100,"suspensions":[{"start":200,"reason":"returned","end":null}],"stopped":null}'
    )
    timer = msgspec.json.decode(row, type=HoursTimer)
    assert (timer.used(900), timer.resumed(1000).used(1100), timer.fired) == (100, 200, ())

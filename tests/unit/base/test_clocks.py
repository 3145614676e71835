"""The clock of hours: a budget and a ledger."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import DAY, HOUR

PAUSES = st.lists(st.tuples(st.integers(0, DAY), st.integers(0, DAY)), max_size=5)


def timed(pauses: list[tuple[int, int]], start: int = 0) -> tuple[HoursTimer, int, int]:
    """The timer after running and resting in turn; with the seconds that it ran, and the time now."""
    timer, now, ran = HoursTimer(budget_hours=24, started=start), start, 0
    for running, resting in pauses:
        now, ran = now + running, ran + running
        timer = timer.suspended(now, "returned")
        now += resting
        timer = timer.resumed(now)
    return timer, ran, now


@given(PAUSES, st.integers(0, DAY))
def test_only_time_that_is_not_suspended_is_used(pauses: list[tuple[int, int]], more: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.used(now + more) == ran + more
    assert timer.left(now + more) == 24 * HOUR - ran - more


@given(PAUSES, st.integers(0, DAY), st.integers(0, DAY))
def test_while_it_is_suspended_nothing_runs(pauses: list[tuple[int, int]], later: int, much: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.suspended(now, "returned").used(now + later + much) == ran


@given(PAUSES, st.integers(0, DAY))
def test_what_is_finished_runs_no_more(pauses: list[tuple[int, int]], later: int) -> None:
    timer, ran, now = timed(pauses)
    assert timer.finished(now).used(now + later) == ran
    assert timer.suspended(now, "x").finished(now + later).used(now + 9 * DAY) == ran


@given(PAUSES, st.integers(-DAY, 10**9))
def test_a_shift_of_all_times_changes_nothing(pauses: list[tuple[int, int]], shift: int) -> None:
    (one, _, now), (other, _, then) = timed(pauses), timed(pauses, shift)
    assert one.used(now) == other.used(then)


def test_resuming_what_was_not_suspended_changes_nothing() -> None:
    timer = HoursTimer(budget_hours=24, started=0)
    assert timer.resumed(5) == timer
    once = timer.suspended(1, "x").resumed(2)
    assert once.resumed(3) == once
    assert once.left(25 * HOUR) == -HOUR + 1

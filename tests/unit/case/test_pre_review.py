"""When a pre-review's reviewers are warned, and when it is late."""

from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.pre_review import Rung, next_rung, rungs_due

DAY_LONG = HoursTimer(budget_hours=24, started=0)
WARNED, LATE = Rung.WARNED, Rung.LATE


def test_they_are_warned_when_six_hours_are_left_and_it_is_late_after_its_last_second() -> None:
    seen = {hours: rungs_due(DAY_LONG, hours * HOUR) for hours in (17, 18, 24)}
    assert seen == {17: [], 18: [WARNED], 24: [WARNED]}
    assert rungs_due(DAY_LONG, 24 * HOUR + 1) == [WARNED, LATE]


def test_a_short_time_is_warned_of_at_its_half() -> None:
    assert next_rung(HoursTimer(budget_hours=4, started=0)) == 2 * HOUR


def test_what_was_told_is_not_told_again() -> None:
    told = changed(DAY_LONG, fired=("warned",))
    assert rungs_due(told, 30 * HOUR) == [LATE]
    assert next_rung(told) == 24 * HOUR + 1
    assert next_rung(changed(told, fired=("warned", "late"))) is None


def test_a_clock_that_stands_or_has_ended_says_nothing() -> None:
    for silent in (DAY_LONG.suspended(HOUR, "returned"), DAY_LONG.finished(HOUR)):
        assert (rungs_due(silent, 99 * HOUR), next_rung(silent)) == ([], None)


def test_the_time_of_the_correction_moves_what_is_told() -> None:
    corrected = DAY_LONG.suspended(HOUR, "returned").resumed(11 * HOUR)
    assert next_rung(corrected) == 28 * HOUR

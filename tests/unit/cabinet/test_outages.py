"""What counts as an outage of a cabinet, and when it is known."""

import pytest

from chalicelib.domain.base.clocks import HoursTimer, StopReason, Suspension
from chalicelib.domain.base.durations import DAY, HOUR, MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import outages
from chalicelib.domain.cabinet.cabinet import SETTLED_SECONDS, Cabinet, heard

NOW = 1_800_000_000
BARE = Cabinet(id="cab-hall", centre="c", site="s", serial="S1")
# It was heard of for days, and last at NOW.
ALIVE = changed(BARE, online=True, seen=NOW, back=NOW - 9 * DAY, told=NOW - HOUR)
DOWN, REACH, BOARD = StopReason.CABINET_DOWN, StopReason.OUT_OF_REACH, StopReason.BOARD_SILENT


def gone(cabinet: Cabinet = ALIVE) -> Cabinet:
    return changed(cabinet, online=False)


def spans(found: list[Suspension]) -> list[tuple[str, int, int | None]]:
    return [(s.reason, s.start - NOW, None if s.end is None else s.end - NOW) for s in found]


def test_a_cabinet_that_can_be_reached_has_no_outage() -> None:
    assert (outages.lasting(ALIVE, "A", NOW), outages.over(ALIVE, "A", NOW)) == ([], [])


def test_out_of_reach_it_is_presumed_to_be_down_since_it_was_heard_of() -> None:
    assert spans(outages.lasting(gone(), "A", NOW + HOUR)) == [(REACH, 0, None)]
    assert outages.over(gone(), "A", NOW + HOUR) == []


def test_nobody_waits_longer_than_seven_days_for_it() -> None:
    assert outages.lasting(gone(), "A", NOW + 8 * DAY) == []
    assert spans(outages.over(gone(), "A", NOW + 8 * DAY)) == [(REACH, 0, 7 * DAY)]


def test_merely_offline_is_no_outage_once_its_journal_has_had_time_to_tell() -> None:
    back = heard(gone(), NOW + DAY, NOW + DAY)
    assert spans(outages.lasting(back, "A", NOW + DAY + MINUTE)) == [(REACH, 0, None)]
    alive = changed(back, seen=NOW + DAY + SETTLED_SECONDS)
    assert (outages.lasting(alive, "A", alive.seen), outages.over(alive, "A", alive.seen)) == ([], [])


@pytest.mark.parametrize("presence_first", [True, False])
def test_its_journal_tells_of_a_new_run_and_so_it_was_down(presence_first: bool) -> None:
    now = NOW + DAY
    back = heard(gone(), now, now) if presence_first else gone()
    told = outages.started(back, now - MINUTE, now)
    assert told.disturbed
    assert spans(outages.over(told, "A", now)) == [(DOWN, 0, DAY - MINUTE)]


def test_it_was_down_no_longer_than_since_its_journal_told_something() -> None:
    now = NOW + DAY
    lived = changed(gone(), told=NOW + 20 * HOUR)
    assert spans(outages.over(outages.started(lived, now, now), "A", now)) == [(DOWN, 20 * HOUR, DAY)]


def test_a_cabinet_that_does_not_know_how_long_it_had_no_power_was_down_until_it_was_heard() -> None:
    """Without a battery its clock goes on from the last second that it kept, and the network comes after the start."""
    now = NOW + 10 * HOUR
    back = heard(gone(), now, now)
    told = outages.started(back, NOW + 25, now + 5, reckoned=True)
    assert spans(outages.over(told, "A", now + 5)) == [(DOWN, 0, 10 * HOUR + 5)]
    assert outages.started(back, NOW + 25, now + 5) == back, "who knows the time was up ever since"


def test_a_board_is_not_back_before_it_fell_silent() -> None:
    silent = outages.silent(ALIVE, "A", NOW)
    told = outages.answering(silent, "A", NOW - MINUTE, NOW + HOUR)
    assert spans(outages.over(changed(told, seen=NOW + HOUR), "A", NOW + HOUR)) == [(BOARD, 0, HOUR)]


def test_a_quick_restart_is_nothing() -> None:
    now = NOW + MINUTE
    back = heard(gone(), now, now)
    assert outages.started(back, now, now) == back
    assert outages.lasting(back, "A", now) == []


def test_a_cabinet_that_never_was_heard_of_has_no_outage() -> None:
    assert outages.started(BARE, NOW, NOW) == BARE
    assert (outages.lasting(BARE, "A", NOW), outages.over(BARE, "A", NOW)) == ([], [])


def test_a_clock_at_1970_still_says_that_it_was_down() -> None:
    now = NOW + DAY
    assert spans(outages.over(outages.started(gone(), 100, now), "A", now)) == [(DOWN, 0, DAY)]


def test_back_for_a_moment_only_it_was_gone_all_the_time() -> None:
    once = heard(gone(), NOW + DAY, NOW + DAY)
    again = heard(gone(once), NOW + 2 * DAY, NOW + 2 * DAY)
    assert again.gone == NOW


def test_a_silent_board_is_an_outage_of_its_own_doors() -> None:
    silent = outages.silent(ALIVE, "B", NOW)
    assert outages.silent(silent, "B", NOW + 5) == silent
    assert spans(outages.lasting(silent, "B", NOW + 9)) == [(BOARD, 0, None)]
    assert outages.lasting(silent, "A", NOW + 9) == []
    back = outages.answering(silent, "B", NOW + HOUR)
    assert (silent.disturbed, back.disturbed) == (False, True)
    assert spans(outages.over(back, "B", NOW + HOUR)) == [(BOARD, 0, HOUR)]


def test_a_silent_board_outlives_a_new_run_of_the_program_but_not_a_new_journal() -> None:
    silent = outages.silent(ALIVE, "B", NOW)
    assert outages.started(silent, NOW + 60, NOW + 60) == silent
    assert spans(outages.over(outages.begun_anew(silent, NOW + 60), "B", NOW + 60)) == [(BOARD, 0, 60)]


def test_a_board_that_fell_silent_in_a_cabinet_that_was_down_counts_once() -> None:
    told = outages.started(outages.silent(gone(), "A", NOW + HOUR), NOW + DAY, NOW + DAY)
    timer = HoursTimer(budget_hours=72, started=NOW - HOUR).noted(*outages.over(told, "A", NOW + DAY))
    assert timer.due == NOW - HOUR + 72 * HOUR + DAY


def test_what_lasts_is_not_pushed_out_by_the_flicker_of_another_bank() -> None:
    cabinet = outages.silent(ALIVE, "A", NOW)
    for minutes in range(outages.MOST_KEPT + 5):
        at = NOW + minutes * MINUTE
        cabinet = outages.answering(outages.silent(cabinet, "B", at), "B", at + 20)
    assert spans(outages.lasting(changed(cabinet, seen=NOW + HOUR), "A", NOW + HOUR)) == [(BOARD, 0, None)]
    newest = spans(outages.over(changed(cabinet, seen=NOW + HOUR), "B", NOW + HOUR))
    assert (len(newest), newest[0][1]) == (outages.MOST_KEPT, 5 * MINUTE)


def test_the_outages_of_one_bank_do_not_push_out_those_of_another() -> None:
    cabinet = outages.answering(outages.silent(ALIVE, "A", NOW), "A", NOW + HOUR)
    for minutes in range(outages.MOST_KEPT + 5):
        at = NOW + minutes * MINUTE
        cabinet = outages.answering(outages.silent(cabinet, "B", at), "B", at + 20)
    assert spans(outages.over(changed(cabinet, seen=NOW + HOUR), "A", NOW + HOUR)) == [(BOARD, 0, HOUR)]


def test_old_outages_are_forgotten() -> None:
    cabinet = ALIVE
    for day in range(60):
        cabinet = outages.answering(outages.silent(cabinet, "A", NOW + day * DAY), "A", NOW + day * DAY + HOUR)
    assert len(cabinet.outages) <= outages.MOST_KEPT
    assert cabinet.outages[0].start >= NOW + (59 - 31) * DAY

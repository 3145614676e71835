"""Trusted time: no wall clock, restart or late message ever makes it earlier than it was known to be."""

from hypothesis import given
from hypothesis import strategies as st

from iot.rules.clock import Anchor, TrustedClock
from tests.device.rig import NOON, HandClock

YEAR_2099 = 4_070_908_800


def test_server_time_goes_on_with_the_monotonic_clock_whatever_the_wall_says() -> None:
    time = HandClock()
    clock = TrustedClock(time.machine(), None)
    clock.server_said(NOON, asked=True)
    for wall in (0.0, YEAR_2099, NOON - 86_400):
        time.wall = wall
        time.since_boot += 10
    assert clock.now() == NOON + 30
    assert clock.source == "server"


def test_a_late_message_does_not_turn_time_back() -> None:
    time = HandClock()
    clock = TrustedClock(time.machine(), None)
    clock.server_said(NOON, asked=True)
    clock.server_said(NOON - 3600, asked=False)
    assert clock.now() == NOON


def test_booting_offline_with_1970_goes_on_from_the_last_known_time() -> None:
    time = HandClock()
    clock = TrustedClock(time.machine(), None)
    clock.server_said(NOON, asked=True)
    kept = clock.anchor()
    time.reboot(wall=0)
    again = TrustedClock(time.machine(), kept)
    assert again.now() == NOON
    assert again.source == "kept"
    time.since_boot += 60
    assert again.now() == NOON + 60


def test_booting_offline_with_a_good_wall_clock_counts_the_time_without_power() -> None:
    time = HandClock()
    kept = Anchor(time.boot_id, time.since_boot, NOON)
    time.reboot(wall=NOON + 7200)
    assert TrustedClock(time.machine(), kept).now() == NOON + 7200


def test_booting_offline_with_2099_lets_codes_expire_until_the_server_speaks() -> None:
    time = HandClock()
    kept = Anchor(time.boot_id, time.since_boot, NOON)
    time.reboot(wall=YEAR_2099)
    clock = TrustedClock(time.machine(), kept)
    assert clock.now() == YEAR_2099
    assert clock.anchor().floor == NOON
    clock.server_said(NOON + 10, asked=True)
    assert clock.now() == NOON + 10


def test_a_restarted_program_on_a_running_machine_needs_no_wall_clock() -> None:
    time = HandClock()
    kept = Anchor(time.boot_id, time.since_boot, NOON)
    time.since_boot += 500
    time.wall = YEAR_2099
    assert TrustedClock(time.machine(), kept).now() == NOON + 500


def test_a_wall_clock_set_back_between_two_starts_gives_nothing_back() -> None:
    time = HandClock()
    kept = TrustedClock(time.machine(), None).anchor()
    time.reboot(wall=0)
    assert TrustedClock(time.machine(), kept).now() == NOON


def test_a_message_that_waited_for_hours_takes_nothing_back_before_the_server_was_asked() -> None:
    time = HandClock()
    kept = Anchor(time.boot_id, time.since_boot, NOON)
    time.reboot(wall=NOON + 7200)
    clock = TrustedClock(time.machine(), kept)
    clock.server_said(NOON + 60, asked=False)
    assert clock.now() == NOON + 7200
    assert clock.anchor().floor == NOON + 60
    clock.server_said(NOON + 7190, asked=True)
    assert clock.now() == NOON + 7190


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.floats(0, 10**6)),
        st.tuples(st.just("wall"), st.floats(0, 2**32)),
        st.tuples(st.just("restart"), st.just(0.0)),
        st.tuples(st.just("reboot"), st.floats(0, 2**32)),
        st.tuples(st.just("late"), st.floats(-3600, 0)),
        st.tuples(st.just("answer"), st.just(0.0)),
    ),
    max_size=20,
)


@given(STEPS, st.floats(0, 2**32))
def test_no_story_of_wall_clocks_and_restarts_makes_a_code_live_longer(
    steps: list[tuple[str, float]], kept: float
) -> None:
    """Only an answer of the server's may make time earlier. `real` is the time that really passed where a server
    could see it; without power, time stands still here."""
    time, real = HandClock(), float(NOON)
    clock = TrustedClock(time.machine(), Anchor("another", 0, kept * NOON / 2**32))
    asked = False
    for step, value in steps:
        before = clock.now()
        match step:
            case "pass":
                time.since_boot += value
                real += value
            case "wall":
                time.wall = value
            case "restart":
                clock = TrustedClock(time.machine(), clock.anchor())
            case "reboot":
                anchor = clock.anchor()
                time.reboot(value)
                clock = TrustedClock(time.machine(), anchor)
            case "late":
                clock.server_said(real + value, asked=False)
            case "answer":
                clock.server_said(real, asked=True)
                asked = True
        assert not asked or clock.now() >= real - 1e-3
        assert step == "answer" or clock.now() >= before - 1e-3


def test_only_who_stopped_and_has_no_clock_of_its_own_does_not_know_for_how_long() -> None:
    time = HandClock()
    kept = Anchor(time.boot_id, time.since_boot, NOON)
    assert not TrustedClock(time.machine(), kept).reckoned, "the program alone began anew"
    assert not TrustedClock(time.machine(), None).reckoned
    time.reboot(wall=NOON + 7200)
    assert not TrustedClock(time.machine(), kept).reckoned
    time.reboot(wall=0)
    clock = TrustedClock(time.machine(), kept)
    assert clock.reckoned
    clock.server_said(NOON + 7200, asked=True)
    assert not clock.reckoned

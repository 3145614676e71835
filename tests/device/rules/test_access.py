"""The cabinet's rules as pure functions: access, lock-out, trusted time, outcome, watching, pace of the uplink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.shadow import Grant
from cabinet_contract.words import DoorState, EventType, Outcome, Purpose, Refusal
from iot.boards import Pulse
from iot.rules.access import Allowed, Known, Refused, judge
from iot.rules.door_watch import Cause, Watch, observe
from iot.rules.lockout import FREE_TRIES, LOCKED_TRIES, LOCKED_WINDOW_S, Lockout, wait_after
from iot.rules.outcome import outcome
from iot.rules.stop_and_wait import StopAndWait

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN


def known(
    id_: str = "g_1", *doors: str, live: bool = True, used: bool = False, start: int = 0, until: int = 100
) -> Known:
    return Known(Grant(id_, doors or ("A01",), Purpose.DEPOSIT, b"v" * 16, start, until), live, used)


@pytest.mark.parametrize(
    ("found", "now", "reason"),
    [
        ([], 50, Refusal.UNKNOWN),
        ([known(start=60)], 50, Refusal.EARLY),
        ([known()], 100, Refusal.EXPIRED),
        ([known(live=False)], 50, Refusal.REVOKED),
        ([known(live=False)], 100, Refusal.EXPIRED),
        ([known(used=True)], 50, Refusal.USED),
        ([known(used=True, live=False)], 150, Refusal.USED),
    ],
)
def test_why_a_code_does_not_open(found: list[Known], now: float, reason: Refusal) -> None:
    judged = judge(found, now)
    assert isinstance(judged, Refused)
    assert judged.reason is reason


def test_a_grant_in_two_banks_opens_the_doors_of_both() -> None:
    judged = judge([known("g_1", "B02"), known("g_1", "A01", "A03")], 50)
    assert judged == Allowed("g_1", Purpose.DEPOSIT, ("A01", "A03", "B02"))


def test_a_new_grant_under_the_code_of_a_used_one_opens() -> None:
    assert judge([known("g_2", "A05"), known("g_1", used=True)], 50) == Allowed("g_2", Purpose.DEPOSIT, ("A05",))


ROWS = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 99), st.integers(0, 99)), max_size=5)


@given(ROWS, st.floats(0, 99))
def test_only_a_live_unused_grant_in_its_time_ever_opens(rows: list[tuple[bool, bool, int, int]], now: float) -> None:
    found = [known(f"g_{i}", live=live, used=used, start=a, until=b) for i, (live, used, a, b) in enumerate(rows)]
    judged = judge(found, now)
    good = {k.grant.id for k in found if k.live and not k.used and k.grant.start <= now < k.grant.until}
    assert (isinstance(judged, Allowed) and judged.grant in good) or (isinstance(judged, Refused) and not good)


def test_five_tries_are_free_then_the_wait_doubles_to_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(1, 14)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert wait_after(10**6) == 3600


def test_the_lock_holds_until_its_time_and_not_longer() -> None:
    lockout = Lockout()
    for _ in range(FREE_TRIES):
        assert not lockout.holds(1000)
        lockout = lockout.after_failure(1000)
    assert lockout.holds(1029.9)
    assert not lockout.holds(1030)
    assert lockout.retry_after(1000) in (30, 31)
    assert lockout.after_failure(1030).until == 1090


def test_during_the_lock_six_codes_a_minute_are_tried_for_the_sake_of_staff() -> None:
    lockout = Lockout(9, until=10_000)
    for _ in range(LOCKED_TRIES):
        assert lockout.may_try(1000)
        lockout = lockout.after_locked_try(1000)
    assert not lockout.may_try(1000 + LOCKED_WINDOW_S - 1)
    assert lockout.may_try(1000 + LOCKED_WINDOW_S)
    assert lockout.after_locked_try(1000 + LOCKED_WINDOW_S).tries == 1
    assert lockout.until == 10_000


@pytest.mark.parametrize(
    ("acked", "reply", "polled", "said"),
    [
        (True, OPEN, [OPEN], Outcome.OPENED),
        (False, UNKNOWN, [UNKNOWN, CLOSED, OPEN], Outcome.OPENED),
        (True, CLOSED, [CLOSED, CLOSED], Outcome.JAMMED),
        (True, OPEN, [CLOSED, CLOSED], Outcome.NOT_DETECTED),
        (True, CLOSED, [CLOSED, UNKNOWN], Outcome.NOT_DETECTED),
        (True, UNKNOWN, [UNKNOWN], Outcome.UNKNOWN),
        (True, CLOSED, [], Outcome.UNKNOWN),
        (False, UNKNOWN, [CLOSED, CLOSED], Outcome.UNKNOWN),
        (False, UNKNOWN, [UNKNOWN], Outcome.UNKNOWN),
    ],
)
def test_what_may_be_said_of_a_door(acked: bool, reply: DoorState, polled: list[DoorState], said: Outcome) -> None:
    assert outcome(Pulse(acked, reply), polled) is said


@given(st.booleans(), st.sampled_from(DoorState), st.lists(st.sampled_from(DoorState), max_size=4))
def test_a_pulse_alone_is_never_an_opened_door(acked: bool, reply: DoorState, polled: list[DoorState]) -> None:
    assert (outcome(Pulse(acked, reply), polled) is Outcome.OPENED) == (OPEN in polled)


def seen(*states: DoorState, at: float = 10) -> list[EventType | None]:
    watch, told = Watch("A01", Cause("grant", "g_1"), 0), []
    for state in states:
        watch, event = observe(watch, state, at, 60)
        told.append(event)
    return told


def test_a_bouncing_switch_is_not_a_closed_door() -> None:
    assert seen(CLOSED, OPEN, CLOSED, UNKNOWN, CLOSED) == [None] * 5
    assert seen(OPEN, CLOSED, CLOSED) == [None, None, EventType.DOOR_CLOSED]


def test_an_unknown_door_is_never_closed_but_may_be_left_open() -> None:
    assert seen(*[UNKNOWN] * 10) == [None] * 10
    assert seen(UNKNOWN, OPEN, at=60) == [EventType.DOOR_LEFT_OPEN, None]


def test_one_batch_is_on_its_way_at_a_time() -> None:
    pace = StopAndWait(5.0)
    assert pace.due_in(0, now=0) is None
    assert pace.due_in(3, now=0) == 0
    pace.has_sent(3, now=0)
    assert pace.due_in(4, now=1) == 4
    assert pace.has_ack(3, now=2)
    assert pace.due_in(4, now=2) == 0


def test_progress_gives_the_cloud_more_time_and_silence_does_not() -> None:
    pace = StopAndWait(5.0)
    pace.has_sent(10, now=0)
    assert pace.has_ack(4, now=4)
    assert not pace.has_ack(4, now=4.5)
    assert not pace.has_ack(2, now=4.5)
    assert pace.due_in(10, now=5) == 4
    assert pace.due_in(10, now=9) == 0


def test_a_new_connection_sends_at_once() -> None:
    pace = StopAndWait(5.0)
    pace.has_sent(2, now=0)
    pace.reconnected()
    assert pace.due_in(2, now=0.1) == 0

"""What every family's driver must do, and what only one of them can."""

import pytest

from cabinet_contract.words import DoorState
from iot.boards import ItemState, Noticed, Pulse
from iot.errors import BoardError, MaintenanceOnly
from tests.device.boards.wires import Bench, bank, bench

FAMILIES = ["8a80", "wkly", "kerong", "modbus"]
OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN

every_family = pytest.mark.parametrize("family", FAMILIES)


def open_channels(simulated: Bench) -> list[int]:
    return [channel for channel, state in simulated.driver.snapshot().items() if state is OPEN]


@every_family
@pytest.mark.parametrize("open_is", [0x11, 0x00])
def test_polarity_is_a_setting(family: str, open_is: int) -> None:
    simulated = bench(family, open_is=open_is)
    assert simulated.driver.read(3) is CLOSED
    assert simulated.driver.open(3).acked
    assert simulated.driver.read(3) is OPEN
    assert open_channels(simulated) == [3]


@every_family
def test_the_last_channel_is_told_apart_from_the_first(family: str) -> None:
    simulated = bench(family)
    last = simulated.board.channels
    simulated.driver.open(last)
    assert open_channels(simulated) == [last]
    assert [c for c, door in simulated.board.doors.items() if door.pulses] == [last]


@every_family
def test_a_jammed_lock_acknowledges_and_every_answer_says_closed(family: str) -> None:
    simulated = bench(family)
    simulated.board.doors[1].set_fault("jam", True)
    assert simulated.driver.open(1) == Pulse(True, CLOSED)
    assert simulated.driver.read(1) is CLOSED


@every_family
def test_a_stuck_switch_blocks_no_opening(family: str) -> None:
    simulated = bench(family)
    simulated.board.doors[1].set_fault("stuck", True)
    assert simulated.driver.open(1).acked
    assert simulated.driver.read(1) is CLOSED
    assert simulated.board.doors[1].open


@every_family
@pytest.mark.parametrize("fault", ["dead", "no_reply", "bad_checksum", "short_reply", "late_reply"])
def test_what_cannot_be_understood_is_unknown_never_closed(family: str, fault: str) -> None:
    simulated = bench(family)
    simulated.board.set_fault(fault, True)
    assert simulated.driver.open(1) == Pulse(False, UNKNOWN)
    assert simulated.driver.read(1) is UNKNOWN
    with pytest.raises(BoardError):
        simulated.driver.snapshot()
    simulated.board.set_fault(fault, False)
    assert simulated.driver.read(1) is (CLOSED if fault == "dead" else OPEN)


@every_family
def test_a_wrong_order_of_the_states_shows_in_the_snapshot(family: str) -> None:
    simulated = bench(family)
    simulated.board.set_fault("swapped", True)
    simulated.board.doors[2].open = True
    assert open_channels(simulated) != [2]


@every_family
def test_every_door_at_once_only_while_staff_maintain(family: str) -> None:
    simulated = bench(family)
    with pytest.raises(MaintenanceOnly):
        simulated.driver.open_all(maintenance=False)
    assert not open_channels(simulated)
    simulated.driver.open_all(maintenance=True)
    assert all(door.open for door in simulated.board.doors.values())


@every_family
def test_only_boards_with_item_sensors_speak_of_items(family: str) -> None:
    simulated = bench(family)
    simulated.board.doors[2].item = True
    simulated.driver.snapshot()
    seen = [channel for channel, item in simulated.driver.items().items() if item is ItemState.PRESENT]
    assert seen == ([2] if family == "kerong" else [])


@every_family
def test_only_boards_with_lamps_light_one(family: str) -> None:
    simulated = bench(family)
    assert simulated.driver.light(2) is (family == "wkly")
    assert simulated.board.doors[2].lit is (family == "wkly")


@pytest.mark.parametrize(
    ("family", "pulse_ms", "frame"),
    [
        ("8a80", 3000, "8A 01 01 11 03 98"),
        ("kerong", 600, "02 10 37 00 3C 03 88"),
        ("modbus", 700, "01 05 02 00 00 07 8D B0"),
    ],
)
def test_a_longer_pulse_is_asked_of_the_board(family: str, pulse_ms: int, frame: str) -> None:
    simulated = bench(family, pulse_ms=pulse_ms)
    assert simulated.driver.open(1).acked
    assert bytes.fromhex(frame) in simulated.port.asked
    assert simulated.driver.pulse_s == pulse_ms / 1000


def test_a_board_that_declines_is_heard() -> None:
    """Channel 24 asked of boards that have fewer: the answer is no, and no is not a lost answer."""
    few = bench("wkly", channels=12)
    assert few.driver.open(24) == Pulse(False, UNKNOWN, declined=True)
    relays = bench("modbus", channels=8)
    assert relays.driver.open(24) == Pulse(False, UNKNOWN, declined=True)


def test_a_relay_that_was_left_on_is_switched_off_before_anything_else() -> None:
    simulated = bench("modbus")
    simulated.driver.snapshot()
    simulated.driver.open(1)
    assert simulated.port.asked[0] == bytes.fromhex("01 05 00 FF 00 00 FD FA")
    assert simulated.port.asked.count(simulated.port.asked[0]) == 1


def test_a_busy_kerong_board_is_freed_and_read_within_three_tries() -> None:
    simulated = bench("kerong")
    simulated.board.set_fault("busy", True)
    assert simulated.driver.open(4).acked
    assert simulated.port.asked[-1] == bytes.fromhex("02 10 38 03 4D")
    assert simulated.driver.read(4) is OPEN


def test_a_kerong_board_that_stays_silent_after_an_unlock_is_tried_three_times_with_a_new_port_each() -> None:
    simulated = bench("kerong")
    simulated.driver.open(4)
    simulated.board.set_fault("dead", True)
    opened, simulated.pauses[:] = simulated.opened, []
    assert simulated.driver.read(4) is UNKNOWN
    assert [pause for pause in simulated.pauses if pause >= 0.1] == [0.1, 0.15, 0.2]
    assert simulated.opened == opened + 3
    assert simulated.board.doors[4].pulses == 1


def test_one_order_to_a_kerong_board_is_one_pulse_whatever_is_answered() -> None:
    simulated = bench("kerong")
    simulated.board.set_fault("no_reply", True)
    simulated.driver.open(4)
    simulated.driver.read(4)
    assert simulated.board.doors[4].pulses == 1


def test_what_a_wkly_board_says_unasked_is_kept_and_disturbs_no_answer() -> None:
    simulated = bench("wkly", address=0)
    port = simulated.port
    port.line.unasked()
    simulated.driver.snapshot()
    simulated.board.doors[3].open = True
    port.waiting += port.line.unasked()
    assert simulated.driver.read(5) is CLOSED
    assert simulated.driver.noticed() == [Noticed(3, OPEN)]
    assert simulated.driver.noticed() == []


def test_a_wkly_board_speaks_for_itself_while_another_is_asked() -> None:
    simulated = Bench(bank("wkly", address=0), bank("wkly", letter="B", address=1))
    port = simulated.port
    port.line.unasked()
    simulated.drivers["A"].snapshot()
    simulated.boards["B"].doors[7].open = True
    port.waiting += port.line.unasked()
    assert simulated.drivers["A"].read(1) is CLOSED
    assert simulated.drivers["A"].noticed() == []
    assert simulated.drivers["B"].noticed() == [Noticed(7, OPEN)]


def test_a_flood_is_bounded_and_the_answers_are_still_found() -> None:
    simulated = bench("wkly")
    simulated.board.set_fault("flood", True)
    port = simulated.port
    for _ in range(20):
        port.waiting += port.line.unasked()
        assert simulated.driver.open(2).acked
    assert len(simulated.driver.noticed()) == 256


@pytest.mark.parametrize("family", ["8a80", "kerong", "modbus", "wkly"])
def test_noise_between_frames_is_passed_over(family: str) -> None:
    simulated = bench(family)
    simulated.board.set_fault("noise", True)
    for _ in range(5):
        assert simulated.driver.read(1) is CLOSED


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("open_is", [0x11, 0x00])
def test_an_adapter_that_hears_itself_closes_no_door_of_a_dead_board(family: str, open_is: int) -> None:
    """Eight shut doors of family A are told with the very bytes of the question."""
    simulated = bench(family, channels=8, open_is=open_is)
    assert open_channels(simulated) == []
    simulated.port.line.wires.set_fault("echo", True)
    simulated.board.set_fault("dead", True)
    with pytest.raises(BoardError):
        simulated.driver.snapshot()
    assert simulated.driver.read(1) is UNKNOWN
    assert simulated.driver.read(8) is UNKNOWN

"""Power goes between two bytes on the wire: no part of an open frame opens a door, whatever is sent next."""

import pytest

from iot.boards import frames_8a80, frames_kerong, frames_modbus, frames_wkly
from iot.sim.line import SimBus
from iot.sim.parts import SimBoard, SimCompartment, SimLine

OPEN_ONE_WKLY = 0x82
LONGEST = 12
FRAMES = {
    "8a80": (frames_8a80.open_one(1, 3), frames_8a80.read_board(1)),
    "wkly": (frames_wkly.one_channel(OPEN_ONE_WKLY, 1, 3), frames_wkly.whole_board(0x84, 1)),
    "kerong": (frames_kerong.unlock(1, 3), frames_kerong.status(1)),
    "modbus": (frames_modbus.pulse(1, 3, 500), frames_modbus.read_inputs(1, 12)),
}


def line_with_one_board(family: str) -> tuple[SimBus, SimCompartment]:
    compartment = SimCompartment(family=family)
    board = SimBoard("A", 1, 12, 0x11, {3: compartment}, driver=family)
    return SimBus(SimLine("bus"), [board]), compartment


@pytest.mark.parametrize("family", FRAMES)
def test_a_whole_frame_opens(family: str) -> None:
    line, compartment = line_with_one_board(family)
    line.feed(FRAMES[family][0])
    assert compartment.pulses == 1


@pytest.mark.parametrize("family", FRAMES)
def test_a_frame_that_was_cut_anywhere_opens_nothing_and_the_next_question_neither(family: str) -> None:
    frame, question = FRAMES[family]
    for length in range(len(frame)):
        line, compartment = line_with_one_board(family)
        line.feed(frame[:length])
        # What a program asks that has just started again; twice, since the first may be lost to the remains.
        for _ in range(3):
            line.feed(question)
        assert compartment.pulses == 0, f"cut after {length} bytes"


@pytest.mark.parametrize("family", FRAMES)
def test_after_the_remains_of_a_frame_the_door_can_be_opened_again(family: str) -> None:
    frame, question = FRAMES[family]
    for length in range(len(frame)):
        line, compartment = line_with_one_board(family)
        line.feed(frame[:length])
        # A board that takes the next head for a length waits for so many bytes, if it has no time limit.
        for _ in range(LONGEST):
            line.feed(question)
        line.feed(frame)
        assert compartment.pulses == 1, f"cut after {length} bytes"

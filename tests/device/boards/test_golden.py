"""Every frame that a public source prints or that its checksum rule gives, byte for byte, in both directions."""

import pytest

from iot.boards import frames_8a80 as a
from iot.boards import frames_kerong as c
from iot.boards import frames_modbus as d
from iot.boards import frames_wkly as b
from tests.device.boards.wires import bench

QUESTIONS = [
    # Family A, 8A/80.
    ("8A 01 01 11 9B", a.open_one(1, 1)),
    ("8A 01 01 11 03 98", a.open_one(1, 1, 3)),
    ("8A 01 00 11 9A", a.open_whole_board(1)),
    ("90 01 01 01 80 11", a.open_several(1, [1, 9, 24])),
    ("80 01 01 33 B3", a.read_one(1, 1)),
    ("80 01 00 33 B2", a.read_board(1)),
    ("80 01 00 99 18", a.ADDRESS_QUERY),
    # Family B, WKLY.
    ("57 4B 4C 59 09 00 82 01 83", b.one_channel(b.OPEN, 0, 1)),
    ("57 4B 4C 59 09 01 82 01 82", b.one_channel(b.OPEN, 1, 1)),
    ("57 4B 4C 59 09 0A 82 01 89", b.one_channel(b.OPEN, 10, 1)),
    ("57 4B 4C 59 09 00 83 01 82", b.one_channel(b.READ, 0, 1)),
    ("57 4B 4C 59 09 00 81 01 80", b.one_channel(b.FLASH, 0, 1)),
    ("57 4B 4C 59 08 00 84 85", b.whole_board(b.READ_BOARD, 0)),
    ("57 4B 4C 59 08 00 86 87", b.whole_board(b.OPEN_BOARD, 0)),
    ("57 4B 4C 59 0C 00 80 03 01 02 03 86", b.several(b.SEVERAL, 0, [1, 2, 3])),
    ("57 4B 4C 59 0C 00 87 03 01 02 03 81", b.several(b.ONE_BY_ONE, 0, [1, 2, 3])),
    # Family C, Kerong CU12 and CU16.
    ("02 00 30 03 35", c.status(0)),
    ("02 00 31 03 36", c.unlock(0, 1)),
    ("02 14 31 03 4A", c.unlock(1, 5)),
    ("02 00 37 00 32 03 6E", c.set_unlock_time(0, 500)),
    # Family D, Waveshare Modbus RTU Relay (D).
    ("01 05 02 00 00 07 8D B0", d.pulse(1, 1, 700)),
    ("01 05 00 FF 00 00 FD FA", d.all_off(1)),
    ("01 02 00 00 00 08 79 CC", d.read_inputs(1, 8)),
]


@pytest.mark.parametrize(("golden", "frame"), QUESTIONS, ids=[golden for golden, _ in QUESTIONS])
def test_a_question_is_the_published_bytes(golden: str, frame: bytes) -> None:
    assert frame == bytes.fromhex(golden)


def only_frame(text: str) -> b.Frame:
    [frame] = b.Stream().feed(bytes.fromhex(text))
    assert frame.to_wire() == bytes.fromhex(text)
    return frame


def test_answers_of_family_a_are_read_from_the_published_bytes() -> None:
    assert a.parse_single(bytes.fromhex("80 01 01 11 91"), a.READ, 1, 1) == 0x11
    assert a.parse_single(bytes.fromhex("80 01 01 00 80"), a.READ, 1, 1) == 0x00
    assert a.parse_address(bytes.fromhex("80 01 07 99 1F")) == 7


def test_answers_of_family_b_are_read_from_the_published_bytes() -> None:
    assert b.parse_one(only_frame("57 4B 4C 59 0B 00 82 00 01 00 81"), 1) == 0
    assert b.parse_one(only_frame("57 4B 4C 59 0B 00 83 00 01 00 80"), 1) == 0
    b.parse_status(only_frame("57 4B 4C 59 09 00 80 00 80"))
    b.parse_status(only_frame("57 4B 4C 59 0A 00 81 00 01 83"))
    b.parse_status(only_frame("57 4B 4C 59 09 00 86 00 86"))
    assert b.parse_noticed(only_frame("57 4B 4C 59 0A 00 85 01 01 86")) == (1, 1)
    all_open = "57 4B 4C 59 22 00 84 00 18" + " 00" * 24 + " B7"
    assert b.parse_board(only_frame(all_open), 24) == dict.fromkeys(range(1, 25), 0)
    four = b.parse_board(only_frame("57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87"), 4)
    assert four == {1: 0, 2: 1, 3: 1, 4: 0}


def test_answers_of_family_c_hold_hooks_and_items() -> None:
    status = c.parse_status(c.framed(0x10, c.REPLY, bytes.fromhex("FE 7F 01 80")), 1)
    assert [channel for channel in range(1, 17) if not status.hook(channel)] == [1, 16]
    assert [channel for channel in range(1, 17) if status.item(channel)] == [1, 16]


def test_answers_of_family_d_are_an_echo_or_the_inputs() -> None:
    question = d.pulse(1, 1, 700)
    d.parse_write(question, question)
    reply = bytes((1, 2, 1, 0x81))
    assert [n for n, on in d.parse_inputs(reply + d.crc(reply), 1, 8).items() if on] == [1, 8]


# What the simulated boards say to the published questions, so that both sides are held to the same bytes.
SPOKEN = [
    ("8a80", 1, "8A 01 01 11 9B", "8A 01 01 11 9B"),
    ("8a80", 1, "80 01 01 33 B3", "80 01 01 00 80"),
    ("8a80", 1, "80 01 00 33 B2", "80 01 00 00 00 33 B2"),
    ("8a80", 7, "80 01 00 99 18", "80 01 07 99 1F"),
    ("8a80", 1, "8A 01 01 11 03 98", "8A 01 01 11 9B"),
    ("wkly", 0, "57 4B 4C 59 09 00 82 01 83", "57 4B 4C 59 0B 00 82 00 01 00 81"),
    ("wkly", 0, "57 4B 4C 59 09 00 83 01 82", "57 4B 4C 59 0B 00 83 00 01 01 81"),
    ("wkly", 0, "57 4B 4C 59 08 00 84 85", "57 4B 4C 59 22 00 84 00 18" + " 01" * 24 + " B7"),
    ("wkly", 0, "57 4B 4C 59 09 00 81 01 80", "57 4B 4C 59 0A 00 81 00 01 83"),
    ("wkly", 0, "57 4B 4C 59 08 00 86 87", "57 4B 4C 59 09 00 86 00 86"),
    ("wkly", 0, "57 4B 4C 59 0C 00 80 03 01 02 03 86", "57 4B 4C 59 09 00 80 00 80"),
    ("kerong", 0, "02 00 30 03 35", "02 00 35 FF FF 00 00 03 38"),
    ("kerong", 0, "02 00 31 03 36", "02 00 35 FE FF 00 00 03 37"),
    ("kerong", 1, "02 14 31 03 4A", "02 10 35 EF FF 00 00 03 38"),
    ("kerong", 0, "02 00 37 00 32 03 6E", "02 00 38 00 32 03 6F"),
    ("modbus", 1, "01 05 02 00 00 07 8D B0", "01 05 02 00 00 07 8D B0"),
    ("modbus", 1, "01 05 00 FF 00 00 FD FA", "01 05 00 FF 00 00 FD FA"),
    ("modbus", 1, "01 02 00 00 00 08 79 CC", "01 02 01 FF E1 C8"),
]


@pytest.mark.parametrize(("family", "address", "question", "answer"), SPOKEN, ids=[q[2] for q in SPOKEN])
def test_the_simulated_board_says_the_published_bytes(family: str, address: int, question: str, answer: str) -> None:
    line = bench(family, address=address).port.line
    assert line.feed(bytes.fromhex(question)).hex(" ").upper() == answer


def test_open_several_is_the_other_way_round_than_the_status() -> None:
    simulated = bench("8a80")
    simulated.port.line.feed(bytes.fromhex("90 01 01 01 80 11"))
    assert [channel for channel, door in simulated.board.doors.items() if door.open] == [1, 9, 24]
    status = simulated.port.line.feed(bytes.fromhex("80 01 00 33 B2"))
    assert status[2:5] == bytes.fromhex("80 01 01")


@pytest.mark.parametrize(
    "build",
    [
        lambda: a.open_one(1, 0), lambda: a.open_one(1, 1, 0), lambda: a.open_one(1, 1, 10),
        lambda: a.open_several(1, []), lambda: a.open_several(1, [25]), lambda: b.one_channel(b.OPEN, 0, 0),
        lambda: b.several(b.SEVERAL, 0, []), lambda: c.unlock(0, 0), lambda: c.unlock(0, 17),
        lambda: c.unlock(0xF, 1), lambda: d.pulse(1, 0, 500), lambda: d.pulse(1, 1, 0), lambda: d.pulse(1, 33, 500),
    ],
)  # fmt: skip
def test_a_frame_that_could_open_more_than_one_door_or_for_ever_cannot_be_built(build: object) -> None:
    with pytest.raises(ValueError, match=r"channel|pulse"):
        build()  # type: ignore[operator]

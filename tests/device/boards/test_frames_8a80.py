"""Family A's frames, golden: from the tables of 《485锁控板24路通讯协议2021》 and the drivers that print examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iot.boards import frames_8a80 as frames
from iot.errors import BadReply

BYTES = st.integers(0, 255)


@pytest.mark.parametrize(
    ("frame", "golden"),
    [
        (frames.open_one(1, 1), "8A 01 01 11 9B"),
        (frames.read_one(1, 1), "80 01 01 33 B3"),
        (frames.read_board(1), "80 01 00 33 B2"),
    ],
)
def test_questions_are_the_published_bytes(frame: bytes, golden: str) -> None:
    assert frame == bytes.fromhex(golden)


@pytest.mark.parametrize(("reply", "status"), [("80 01 01 11 91", 0x11), ("80 01 01 00 80", 0x00)])
def test_answers_are_read_from_the_published_bytes(reply: str, status: int) -> None:
    assert frames.parse_single(bytes.fromhex(reply), frames.READ, 1, 1) == status


def test_the_last_status_byte_of_a_board_is_channels_1_to_8() -> None:
    reply = frames.checked(0x80, 0x01, 0x80, 0x00, 0x01, 0x33)
    assert len(reply) == frames.board_reply_length(24) == 7
    states = frames.parse_board(reply, 1, 24)
    assert [channel for channel, bit in states.items() if bit] == [1, 24]


def test_a_32_channel_board_answers_eight_bytes() -> None:
    reply = frames.checked(0x80, 0x01, 0x80, 0x00, 0x00, 0x01, 0x33)
    assert len(reply) == frames.board_reply_length(32) == 8
    assert frames.parse_board(reply, 1, 32)[32]


@pytest.mark.parametrize("channel", [0, -1, 256])
def test_open_all_cannot_be_built(channel: int) -> None:
    with pytest.raises(ValueError, match="every door"):
        frames.open_one(1, channel)


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        bytes.fromhex("80 01 01 11 92"),
        bytes.fromhex("80 01 01 11"),
        bytes.fromhex("80 01 01 11 91 00"),
        bytes.fromhex("80 02 01 11 92"),
        bytes.fromhex("8A 01 01 11 9B"),
        bytes.fromhex("80 01 02 11 92"),
    ],
)
def test_a_damaged_or_foreign_answer_is_never_a_state(reply: bytes) -> None:
    with pytest.raises(BadReply):
        frames.parse_single(reply, frames.READ, 1, 1)


def test_a_board_answer_without_its_33_is_refused() -> None:
    with pytest.raises(BadReply):
        frames.parse_board(frames.checked(0x80, 0x01, 0, 0, 0, 0x34), 1, 24)


@given(st.binary(max_size=12), st.integers(1, 50))
def test_noise_is_a_bad_reply_or_a_whole_board(noise: bytes, channels: int) -> None:
    try:
        states = frames.parse_board(noise, 1, channels)
    except BadReply:
        return
    assert list(states) == list(range(1, channels + 1))


@given(BYTES, st.integers(1, 255), st.integers(0, 4), st.integers(1, 255))
def test_one_wrong_byte_in_an_answer_is_always_found(address: int, channel: int, place: int, damage: int) -> None:
    reply = bytearray(frames.checked(0x80, address, channel, 0x11))
    reply[place] ^= damage
    with pytest.raises(BadReply):
        frames.parse_single(bytes(reply), frames.READ, address, channel)

"""Damaged answers: whatever happens to the bytes, a door is said open or closed only by an answer that is whole."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cabinet_contract.words import DoorState
from iot.boards import Pulse
from iot.boards import frames_wkly as wkly
from iot.errors import BoardError
from tests.device.boards.wires import Bench, bench

FAMILIES = ["8a80", "wkly", "kerong", "modbus"]
UNKNOWN = DoorState.UNKNOWN
ONCE = settings(max_examples=60, deadline=None)


class Damaged:
    """A line whose next answers pass through `damage`."""

    def __init__(self, simulated: Bench, damage: Callable[[bytes], bytes]) -> None:
        self._line = simulated.port.line
        self._damage = damage

    def feed(self, data: bytes) -> bytes:
        return self._damage(self._line.feed(data))


def damaged(family: str, damage: Callable[[bytes], bytes], door_open: bool) -> Bench:
    simulated = bench(family)
    simulated.board.doors[3].open = door_open
    simulated.driver.snapshot()
    line: Any = Damaged(simulated, damage)
    simulated.port.line = line
    return simulated


@ONCE
@given(st.sampled_from(FAMILIES), st.booleans(), st.integers(0, 40), st.integers(1, 255))
def test_one_wrong_byte_never_yields_a_state(family: str, door_open: bool, place: int, change: int) -> None:
    def damage(answer: bytes) -> bytes:
        at = place % len(answer)
        return answer[:at] + bytes((answer[at] ^ change,)) + answer[at + 1 :]

    simulated = damaged(family, damage, door_open)
    assert simulated.driver.read(3) is UNKNOWN
    with pytest.raises(BoardError):
        simulated.driver.snapshot()
    pulse = simulated.driver.open(3)
    assert not pulse.acked
    assert pulse.state is UNKNOWN


@ONCE
@given(st.sampled_from(FAMILIES), st.booleans(), st.integers(1, 40))
def test_a_cut_off_answer_never_yields_a_state(family: str, door_open: bool, lost: int) -> None:
    simulated = damaged(family, lambda answer: answer[: max(0, len(answer) - lost)], door_open)
    assert simulated.driver.read(3) is UNKNOWN
    with pytest.raises(BoardError):
        simulated.driver.snapshot()


@ONCE
@given(st.sampled_from(FAMILIES), st.binary(max_size=40))
def test_noise_instead_of_an_answer_never_yields_a_state(family: str, noise: bytes) -> None:
    simulated = damaged(family, lambda answer: noise, door_open=False)
    assert simulated.driver.read(3) is UNKNOWN
    assert simulated.driver.open(3) == Pulse(False, UNKNOWN)


def whole(channel: int, state: int) -> wkly.Frame:
    return wkly.Frame(0, wkly.READ, bytes((0, channel, state)))


@given(st.lists(st.tuples(st.binary(max_size=9), st.integers(1, 24)), max_size=6), st.integers(1, 7))
def test_frames_are_found_between_any_noise_however_the_bytes_are_cut(
    parts: list[tuple[bytes, int]], size: int
) -> None:
    """Noise that holds no 57 cannot swallow anything."""
    frames = [whole(channel, channel & 1) for _, channel in parts]
    wire = b"".join(noise.replace(b"\x57", b"\x00") + whole(n, n & 1).to_wire() for noise, n in parts)
    stream = wkly.Stream()
    found = [f for start in range(0, len(wire), size) for f in stream.feed(wire[start : start + size])]
    assert found == frames


@given(st.binary(max_size=80))
def test_after_any_noise_the_stream_is_in_step_again(noise: bytes) -> None:
    """The longest frame that noise can pretend is 60 bytes: after that much has come, every frame is found."""
    stream = wkly.Stream()
    stream.feed(noise)
    frame = whole(5, 1)
    found = [f for _ in range(8) for f in stream.feed(frame.to_wire())]
    assert found[-1] == frame
    assert stream.feed(frame.to_wire()) == [frame]


@given(st.binary(max_size=120))
def test_what_the_stream_finds_in_noise_is_in_the_noise(noise: bytes) -> None:
    assert all(frame.to_wire() in noise for frame in wkly.Stream().feed(noise))

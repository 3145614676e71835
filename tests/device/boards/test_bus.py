"""The driver and the rack against the simulated board, without a pty: bytes on one side, facts on the other."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cabinet_contract.words import DoorState
from iot.boards import Pulse, rack
from iot.boards.bus import Bus
from iot.boards.driver_8a80 import Board8A80
from iot.boards.rack import Rack, Slot
from iot.errors import BoardError, NoReply
from iot.sim.parts import SimBoard, SimCompartment
from iot.sim.wire_8a80 import Wire8A80
from tests.device.rig import ignored, in_loop

OPEN, CLOSED, UNKNOWN = DoorState.OPEN, DoorState.CLOSED, DoorState.UNKNOWN


class Wire:
    """A serial port whose other end is the simulated board; silence costs no time."""

    def __init__(self, feed: Wire8A80) -> None:
        self.feed = feed
        self.asked: list[bytes] = []
        self.stale = b""
        self.broken = False
        self._answer = b""

    def reset_input_buffer(self) -> None:
        self.stale = b""

    def write(self, data: bytes) -> int:
        if self.broken:
            raise OSError("unplugged")
        self.asked.append(data)
        self._answer = self.stale + self.feed.feed(data)
        return len(data)

    def read(self, size: int = 1) -> bytes:
        part, self._answer = self._answer[:size], self._answer[size:]
        return part

    def close(self) -> None:
        self.broken = False


class Bench:
    def __init__(self, open_is: int = 0x11, channels: int = 24) -> None:
        doors = {channel: SimCompartment() for channel in range(1, channels + 1)}
        self.board = SimBoard("A", 1, channels, open_is, doors)
        self.wire = Wire(Wire8A80([self.board]))
        self.opened = 0
        bus = Bus(Path("bus"), open_port=self._open)
        self.driver = Board8A80(bus, 1, channels=channels, open_is=open_is, reply_s=0.01)
        self.bus = bus

    def _open(self, *_: object) -> Wire:
        self.opened += 1
        return self.wire


@pytest.mark.parametrize("open_is", [0x11, 0x00])
def test_polarity_is_a_setting(open_is: int) -> None:
    bench = Bench(open_is)
    assert bench.driver.read(3) is CLOSED
    assert bench.driver.open(3) == Pulse(True, OPEN)
    assert bench.driver.read(3) is OPEN
    assert [c for c, s in bench.driver.snapshot().items() if s is OPEN] == [3]


@pytest.mark.parametrize("channels", [8, 12, 24, 32, 50])
def test_boards_of_every_size_tell_each_door_apart(channels: int) -> None:
    bench = Bench(channels=channels)
    bench.board.doors[channels].open = True
    assert [c for c, s in bench.driver.snapshot().items() if s is OPEN] == [channels]


@pytest.mark.parametrize("fault", ["dead", "no_reply", "bad_checksum", "short_reply"])
def test_a_reply_that_cannot_be_understood_is_unknown_never_closed(fault: str) -> None:
    bench = Bench()
    bench.board.faults = {fault}
    assert bench.driver.read(1) is UNKNOWN
    assert bench.driver.open(1) == Pulse(False, UNKNOWN)
    with pytest.raises(BoardError):
        bench.driver.snapshot()


def test_a_jammed_lock_acknowledges_and_stays_shut() -> None:
    bench = Bench()
    bench.board.doors[1].set_fault("jam", True)
    assert bench.driver.open(1) == Pulse(True, CLOSED)
    assert bench.driver.read(1) is CLOSED


def test_a_stuck_switch_keeps_saying_what_it_said() -> None:
    bench = Bench()
    bench.board.doors[1].set_fault("stuck", True)
    assert bench.driver.open(1) == Pulse(True, OPEN)
    assert bench.driver.read(1) is CLOSED
    assert bench.board.doors[1].open


def test_the_left_over_of_a_late_answer_is_not_taken_for_this_one() -> None:
    bench = Bench()
    bench.driver.read(1)
    bench.wire.stale = bytes.fromhex("80 01 01 11 91")
    assert bench.driver.read(1) is CLOSED


def test_a_lost_port_is_opened_again_at_the_next_question() -> None:
    bench = Bench()
    bench.driver.read(1)
    bench.wire.broken = True
    assert bench.driver.read(1) is UNKNOWN
    assert bench.driver.read(1) is CLOSED
    assert bench.opened == 2


def test_a_missing_adapter_is_no_reply(tmp_path: Path) -> None:
    with pytest.raises(NoReply):
        Bus(tmp_path / "nothing").ask(b"\x80", 5, 0.01)


def rack_of(bench: Bench, clock: list[float]) -> Rack:
    slot = Slot("A", bench.driver, ThreadPoolExecutor(1), {"A01": 1, "A02": 2}, bench.bus)
    made = Rack([slot], clock=lambda: clock[0])
    made.tell(noticed=ignored, health_changed=ignored)
    return made


@in_loop
async def test_neither_a_jammed_lock_nor_a_board_that_cannot_be_understood_is_pulsed_twice() -> None:
    bench = Bench()
    boards = rack_of(bench, [0.0])
    bench.board.doors[1].set_fault("jam", True)
    await boards.open("A01")
    assert bench.board.doors[1].pulses == 1
    bench.board.faults = {"bad_checksum"}
    await boards.open("A02")
    assert bench.board.doors[2].pulses == 1
    boards.close()


@in_loop
async def test_a_door_seen_open_is_not_pulsed_again_for_a_lost_answer() -> None:
    bench = Bench()
    boards = rack_of(bench, [0.0])
    answers = Wire8A80([bench.board])

    def lost(data: bytes) -> bytes:
        """Only the answer to the pulse is lost."""
        answer = answers.feed(data)
        return b"" if data[0] == 0x8A else answer

    bench.wire.feed = type("Lossy", (), {"feed": staticmethod(lost)})()  # type: ignore[assignment]
    assert await boards.open("A01") == Pulse(False, UNKNOWN)
    assert bench.board.doors[1].pulses == 1
    boards.close()


@in_loop
async def test_a_silent_board_is_left_alone_for_a_while() -> None:
    bench, clock = Bench(), [0.0]
    boards = rack_of(bench, clock)
    bench.board.faults = {"dead"}
    for health in ("ok", "ok", "silent"):
        assert await boards.snapshot() == {"A01": UNKNOWN, "A02": UNKNOWN}
        assert boards.health() == {"A": health}
    asked = len(bench.wire.asked)
    await boards.snapshot()
    assert len(bench.wire.asked) == asked
    bench.board.faults = set()
    clock[0] += rack.SILENT_RETRY_S
    assert await boards.snapshot() == {"A01": CLOSED, "A02": CLOSED}
    assert boards.health() == {"A": "ok"}
    boards.close()


@in_loop
async def test_one_bus_asks_one_question_at_a_time() -> None:
    bench = Bench()
    boards = rack_of(bench, [0.0])
    await asyncio.gather(*(boards.read(door) for door in ("A01", "A02") * 5))
    assert len(bench.wire.asked) == 10
    boards.close()

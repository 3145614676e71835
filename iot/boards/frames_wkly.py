"""Frames of family B, "WKLY": 57 4B 4C 59, total length, board 0 to 31, command, data, XOR of all before. 9600 8N1.

A door is 00 open, 01 closed on the usual lock. Command 85 comes unasked, so answers are picked out of a stream.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor

from iot.errors import BadReply, Declined

START = b"\x57\x4b\x4c\x59"
SEVERAL, FLASH, OPEN, READ, READ_BOARD, NOTICED = 0x80, 0x81, 0x82, 0x83, 0x84, 0x85
OPEN_BOARD, ONE_BY_ONE, HOLD, OFF = 0x86, 0x87, 0x88, 0x89
DONE, FAILED = 0x00, 0xFF
# Start, length, board, command, checksum.
SHORTEST = 8
LONGEST = SHORTEST + 2 + 50


@dataclass(frozen=True, slots=True)
class Frame:
    board: int
    command: int
    data: bytes

    def to_wire(self) -> bytes:
        body = START + bytes((SHORTEST + len(self.data), self.board, self.command)) + self.data
        return body + bytes((reduce(xor, body),))


class Stream:
    """Whole frames out of bytes as they come; after anything else it starts again at the next 57."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, data: bytes) -> list[Frame]:
        self._buffer += data
        found: list[Frame] = []
        while (frame := self._next()) is not None:
            found.append(frame)
        return found

    def _next(self) -> Frame | None:
        while self._buffer:
            if not _may_start(self._buffer):
                self._skip()
            elif len(self._buffer) <= 4 or len(self._buffer) < self._buffer[4]:
                return None
            elif reduce(xor, self._buffer[: self._buffer[4]]) != 0:
                self._skip()
            else:
                whole, self._buffer = self._buffer[: self._buffer[4]], self._buffer[self._buffer[4] :]
                return Frame(whole[5], whole[6], whole[7:-1])
        return None

    def _skip(self) -> None:
        following = self._buffer.find(START[0], 1)
        self._buffer = self._buffer[following:] if following > 0 else b""


def _may_start(buffer: bytes) -> bool:
    if not START.startswith(buffer[:4]):
        return False
    return len(buffer) <= 4 or SHORTEST <= buffer[4] <= LONGEST


def one_channel(command: int, board: int, channel: int) -> bytes:
    """Open, read, flash, hold or release one channel. Raises ValueError for a channel that there cannot be."""
    if not 1 <= channel <= 0xFF:
        raise ValueError("a channel is 1 to 255")
    return Frame(board, command, bytes((channel,))).to_wire()


def whole_board(command: int, board: int) -> bytes:
    return Frame(board, command, b"").to_wire()


def several(command: int, board: int, channels: Sequence[int]) -> bytes:
    """Open many together (80) or one by one (87)."""
    if not channels or not all(1 <= channel <= 0xFF for channel in channels):
        raise ValueError("at least one channel, each 1 to 255")
    return Frame(board, command, bytes((len(channels), *channels))).to_wire()


def parse_one(frame: Frame, channel: int) -> int:
    """The lock's state byte out of the answer to open-one or read-one. Raises Declined, BadReply."""
    status, told, state = _sized(frame, 3)
    _accepted(status)
    if told != channel:
        raise BadReply(f"answer for channel {told}, asked for {channel}")
    return state


def parse_board(frame: Frame, channels: int) -> dict[int, int]:
    """channel → its state byte. Raises Declined, BadReply (also where the board has another number of channels)."""
    status, count, *states = _sized(frame, 2 + channels)
    _accepted(status)
    if count != channels:
        raise BadReply(f"a board of {count} channels, expected {channels}")
    return dict(enumerate(states, 1))


def parse_status(frame: Frame) -> None:
    """Of the answers that carry nothing else. Raises Declined, BadReply."""
    if not frame.data:
        raise BadReply("no status")
    _accepted(frame.data[0])


def parse_noticed(frame: Frame) -> tuple[int, int]:
    """(channel, its state byte). Raises BadReply."""
    channel, state = _sized(frame, 2)
    return channel, state


def _sized(frame: Frame, size: int) -> bytes:
    if len(frame.data) != size:
        raise BadReply(f"{len(frame.data)} bytes of data, expected {size}")
    return frame.data


def _accepted(status: int) -> None:
    if status != DONE:
        raise Declined(f"the board says {status:02X}")

"""Frames of family C, Kerong KR-CU12 and KR-CU16: 02, address, command, data, 03, low byte of the sum. 19200 8N1.

The address carries the board in its high nibble and, where a lock is meant, the lock 0 to 15 in its low nibble.
Opening a whole board has a builder of its own; F0, every board of the bus, is not built at all.
"""

from dataclasses import dataclass

from iot.errors import BadReply

STX, ETX = 0x02, 0x03
STATUS, UNLOCK, STATUS_ALL, UNLOCK_BOARD = 0x30, 0x31, 0x32, 0x33
REPLY, REPLY_ALL, SET_TIME, TIME, DELAYED, BAUD = 0x35, 0x36, 0x37, 0x38, 0x39, 0x40
STATUS_REPLY, TIME_REPLY = 9, 7
LOCKS = 16


@dataclass(frozen=True, slots=True)
class Status:
    """Bits by channel from 1: the hook holds (locked), the infrared sensor sees something."""

    hooks: int
    items: int

    def hook(self, channel: int) -> bool:
        return bool(self.hooks >> (channel - 1) & 1)

    def item(self, channel: int) -> bool:
        return bool(self.items >> (channel - 1) & 1)


def framed(address: int, command: int, data: bytes = b"") -> bytes:
    body = bytes((STX, address, command)) + data + bytes((ETX,))
    return body + bytes((sum(body) & 0xFF,))


def status(board: int) -> bytes:
    return framed(board << 4, STATUS)


def unlock(board: int, channel: int) -> bytes:
    """Raises ValueError for a channel that would spill into another board's address."""
    if not 1 <= channel <= LOCKS or not 0 <= board <= 9:
        raise ValueError("a channel is 1 to 16, a board 0 to 9")
    return framed(board << 4 | channel - 1, UNLOCK)


def unlock_board(board: int) -> bytes:
    return framed(board << 4, UNLOCK_BOARD)


def set_unlock_time(board: int, milliseconds: int) -> bytes:
    """In steps of 10 ms."""
    return framed(board << 4, SET_TIME, (milliseconds // 10).to_bytes(2, "big"))


def unlock_delayed(board: int, seconds: int) -> bytes:
    """How long the board waits before it unlocks, 0 to 250 s."""
    return framed(board << 4, DELAYED, bytes((seconds,)))


def release(board: int) -> bytes:
    """38, sent after an unlock: the answer to a question nobody asked frees a board that would stay busy."""
    return framed(board << 4, TIME)


def parse_status(reply: bytes, board: int) -> Status:
    """Raises BadReply."""
    if len(reply) != STATUS_REPLY:
        raise BadReply(f"{len(reply)} bytes, expected {STATUS_REPLY}")
    if sum(reply[:-1]) & 0xFF != reply[-1]:
        raise BadReply("wrong checksum")
    if reply[0] != STX or reply[-2] != ETX or reply[2] != REPLY:
        raise BadReply("not a status")
    if reply[1] >> 4 != board:
        raise BadReply("answer of another board")
    return Status(int.from_bytes(reply[3:5], "little"), int.from_bytes(reply[5:7], "little"))

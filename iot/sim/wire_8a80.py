"""Family A as its boards speak it."""

from functools import reduce
from operator import xor

from iot.sim.parts import SimBoard
from iot.sim.wire import Wire

# A frame with a pulse of 1 to 9 s is one byte longer than the same frame without.
LENGTHS = {0x8A: (5, 6), 0x80: (5,), 0x90: (6,)}


class Wire8A80(Wire):
    def _next_frame(self) -> bytes | None:
        while self._buffer:
            lengths = LENGTHS.get(self._buffer[0], ())
            for length in lengths:
                if len(self._buffer) < length:
                    return None
                frame = self._buffer[:length]
                if reduce(xor, frame) == 0:
                    self._buffer = self._buffer[length:]
                    return frame
            # A board resynchronises on the next head byte.
            self._buffer = self._buffer[1:]
        return None

    def _board_of(self, frame: bytes) -> SimBoard | None:
        if frame == b"\x80\x01\x00\x99\x18":
            return next(iter(self._boards.values()), None)
        return super()._board_of(frame)

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        head, address, channel, order = frame[:4]
        if head == 0x90:
            return _several(board, frame[2:5])
        if head == 0x8A and order == 0x11:
            return _open(board, channel)
        if head == 0x80 and order == 0x99:
            return _with_bcc(0x80, 0x01, board.address, 0x99)
        if head == 0x80 and order == 0x33 and channel:
            return _with_bcc(0x80, address, channel, _status(board, channel))
        if head == 0x80 and order == 0x33:
            return _with_bcc(0x80, address, *_bitmap(board), 0x33)
        return b""


def _open(board: SimBoard, channel: int) -> bytes:
    for each in [channel] if channel else list(board.doors):
        board.pulse(each)
    jammed = channel in board.doors and "jam" in board.doors[channel].faults
    said = board.open_is if not jammed else 0x11 - board.open_is
    return _with_bcc(0x8A, board.address, channel, said)


def _several(board: SimBoard, bitmap: bytes) -> bytes:
    for channel in range(1, 25):
        if bitmap[(channel - 1) // 8] >> (channel - 1) % 8 & 1:
            board.pulse(channel)
    return _with_bcc(0x90, board.address, *bitmap)


def _status(board: SimBoard, channel: int) -> int:
    return 0x11 if board.active(channel) else 0x00


def _bitmap(board: SimBoard) -> list[int]:
    """Status bytes, channels 1 to 8 last."""
    rows = [0] * ((board.channels + 7) // 8)
    for channel in range(1, board.channels + 1):
        if board.active(channel):
            rows[(channel - 1) // 8] |= 1 << (channel - 1) % 8
    return rows if "swapped" in board.faults else rows[::-1]


def _with_bcc(*body: int) -> bytes:
    return bytes((*body, reduce(xor, body)))

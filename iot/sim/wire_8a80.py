"""Family A as its boards speak it: bytes in, bytes out. Written apart from the driver, from the same tables, so that
a mistake of one side shows."""

from functools import reduce
from operator import xor

from iot.sim.cabinet import SimBoard

LENGTHS = {0x8A: 5, 0x80: 5, 0x90: 6}


class Wire8A80:
    """All boards on one bus. `feed` takes bytes as they come, however cut, and gives the answers' bytes."""

    def __init__(self, boards: list[SimBoard]) -> None:
        self._boards = {board.address: board for board in boards}
        self._buffer = b""

    def feed(self, data: bytes) -> bytes:
        self._buffer += data
        answers = b""
        while (frame := self._next_frame()) is not None:
            answers += self._answer(frame)
        return answers

    def _next_frame(self) -> bytes | None:
        while self._buffer and self._buffer[0] not in LENGTHS:
            self._buffer = self._buffer[1:]
        if not self._buffer or len(self._buffer) < LENGTHS[self._buffer[0]]:
            return None
        length = LENGTHS[self._buffer[0]]
        frame, rest = self._buffer[:length], self._buffer[length:]
        if reduce(xor, frame) != 0:
            # A board resynchronises on the next head byte.
            self._buffer = self._buffer[1:]
            return self._next_frame()
        self._buffer = rest
        return frame

    def _answer(self, frame: bytes) -> bytes:
        board = self._boards.get(frame[1])
        if board is None or "dead" in board.faults:
            return b""
        reply = self._reply(board, frame)
        return _spoiled(reply, board.faults) if reply else b""

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        head, address, channel, order = frame[0], frame[1], frame[2], frame[3]
        if head == 0x8A and order == 0x11:
            for each in [channel] if channel else list(board.doors):
                board.pulse(each)
            jammed = channel in board.doors and "jam" in board.doors[channel].faults
            return _with_bcc(0x8A, address, channel, _status(board, not jammed))
        if head == 0x80 and order == 0x33 and channel:
            return _with_bcc(0x80, address, channel, _status(board, board.is_open(channel)))
        if head == 0x80 and order == 0x33:
            return _with_bcc(0x80, address, *_bitmap(board), 0x33)
        return b""


def _status(board: SimBoard, is_open: bool) -> int:
    return board.open_is if is_open else 0x11 - board.open_is


def _bitmap(board: SimBoard) -> list[int]:
    """Status bytes, channels 1 to 8 last."""
    rows = [0] * ((board.channels + 7) // 8)
    for channel in range(1, board.channels + 1):
        if _status(board, board.is_open(channel)) == 0x11:
            rows[(channel - 1) // 8] |= 1 << (channel - 1) % 8
    return rows if "swapped" in board.faults else rows[::-1]


def _with_bcc(*body: int) -> bytes:
    return bytes((*body, reduce(xor, body)))


def _spoiled(reply: bytes, faults: set[str]) -> bytes:
    if "no_reply" in faults:
        return b""
    if "bad_checksum" in faults:
        return reply[:-1] + bytes((reply[-1] ^ 0x5A,))
    return reply[:-2] if "short_reply" in faults else reply

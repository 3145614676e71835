"""Family B as its boards speak it, also unasked."""

from functools import reduce
from operator import xor

from iot.sim.parts import SimBoard
from iot.sim.wire import Wire, spoiled

HEAD = b"WKLY"
# How often a flooding board repeats each door in one turn.
FLOOD = 5


class WireWkly(Wire):
    _said: dict[tuple[int, int], bool] | None = None

    def unasked(self) -> bytes:
        """85 for every switch that changed since the last turn; nothing in the first one."""
        now = {(a, c): board.active(c) for a, board in self._boards.items() for c in board.doors}
        before, self._said = self._said or now, now
        changed = [place for place, active in now.items() if before.get(place) is not active]
        flooding = [(a, c) for a, c in now if "flood" in self._boards[a].faults] * FLOOD
        return b"".join(self._notice(address, channel) for address, channel in [*changed, *flooding])

    def _notice(self, address: int, channel: int) -> bytes:
        board = self._boards[address]
        if "dead" in board.faults:
            return b""
        frame = _framed(address, 0x85, channel, int(board.active(channel)))
        return b"".join(answer.frame for answer in spoiled(frame, board))

    def _next_frame(self) -> bytes | None:
        while self._buffer:
            start = self._buffer.find(HEAD[:1])
            self._buffer = self._buffer[start:] if start >= 0 else b""
            if len(self._buffer) < 5:
                return None
            length = self._buffer[4]
            if self._buffer[:4] == HEAD and length >= 8:
                if len(self._buffer) < length:
                    return None
                frame = self._buffer[:length]
                if reduce(xor, frame) == 0:
                    self._buffer = self._buffer[length:]
                    return frame
            self._buffer = self._buffer[1:]
        return None

    def _board_of(self, frame: bytes) -> SimBoard | None:
        return self._boards.get(frame[5])

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        command, data = frame[6], frame[7:-1]
        match command:
            case 0x82 | 0x83:
                return _one(board, command, data[0])
            case 0x84:
                return _framed(board.address, 0x84, 0, board.channels, *_states(board))
            case 0x81 | 0x88 | 0x89:
                return _lamp_or_hold(board, command, data[0])
            case 0x80 | 0x87:
                return _several(board, command, list(data[1:]))
            case 0x86:
                return _several(board, command, list(board.doors))
        return b""


def _one(board: SimBoard, command: int, channel: int) -> bytes:
    if not 1 <= channel <= board.channels:
        return _framed(board.address, command, 0xFF, channel, 0xFF)
    if command == 0x82:
        board.pulse(channel)
    return _framed(board.address, command, 0, channel, int(board.active(channel)))


def _lamp_or_hold(board: SimBoard, command: int, channel: int) -> bytes:
    if channel not in board.doors:
        return _framed(board.address, command, 0xFF, channel)
    if command == 0x81:
        board.doors[channel].light()
    if command == 0x88:
        board.pulse(channel)
    return _framed(board.address, command, 0, channel)


def _several(board: SimBoard, command: int, channels: list[int]) -> bytes:
    for channel in channels:
        board.pulse(channel)
    return _framed(board.address, command, 0)


def _states(board: SimBoard) -> list[int]:
    states = [int(board.active(channel)) for channel in range(1, board.channels + 1)]
    return states[::-1] if "swapped" in board.faults else states


def _framed(*body: int) -> bytes:
    whole = HEAD + bytes((6 + len(body), *body))
    return whole + bytes((reduce(xor, whole),))

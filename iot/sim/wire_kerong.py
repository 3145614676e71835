"""Family C as its boards speak it: board in the address's high nibble, lock in the low one."""

from typing import Literal

from iot.sim.parts import SimBoard
from iot.sim.wire import Wire

LENGTHS = {0x30: 5, 0x31: 5, 0x32: 5, 0x33: 5, 0x37: 7, 0x38: 5, 0x39: 6, 0x40: 6}
UNLOCK_TIME = b"\x00\x32"


class WireKerong(Wire):
    def _next_frame(self) -> bytes | None:
        while self._buffer:
            if len(self._buffer) >= 3:
                length = LENGTHS.get(self._buffer[2], 0) if self._buffer[0] == 0x02 else 0
                frame = self._buffer[:length]
                if length and len(frame) < length:
                    return None
                if length and frame[-2] == 0x03 and sum(frame[:-1]) & 0xFF == frame[-1]:
                    self._buffer = self._buffer[length:]
                    return frame
            elif self._buffer[0] == 0x02:
                return None
            self._buffer = self._buffer[1:]
        return None

    def _board_of(self, frame: bytes) -> SimBoard | None:
        return self._boards.get(frame[1] >> 4)

    def _frees(self, frame: bytes) -> bool:
        return frame[2] == 0x38

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        address, command = frame[1], frame[2]
        match command:
            case 0x31:
                return self._unlocked(board, [(address & 0x0F) + 1])
            case 0x33:
                return self._unlocked(board, list(board.doors))
            case 0x30 | 0x32:
                return _status(board, 0x35 if command == 0x30 else 0x36)
            case 0x37 | 0x38:
                return _framed(board.address << 4, 0x38, frame[3:5] if command == 0x37 else UNLOCK_TIME)
        return b""

    def _unlocked(self, board: SimBoard, channels: list[int]) -> bytes:
        for channel in channels:
            board.pulse(channel)
        return _status(board, 0x35)


def _status(board: SimBoard, command: int) -> bytes:
    hooks = _bits([board.active(channel) for channel in range(1, 17)])
    items = _bits([board.has_item(channel) for channel in range(1, 17)])
    order: Literal["big", "little"] = "big" if "swapped" in board.faults else "little"
    return _framed(board.address << 4, command, hooks.to_bytes(2, order) + items.to_bytes(2, order))


def _bits(flags: list[bool]) -> int:
    return sum(flag << place for place, flag in enumerate(flags))


def _framed(address: int, command: int, data: bytes) -> bytes:
    body = bytes((0x02, address, command)) + data + b"\x03"
    return body + bytes((sum(body) & 0xFF,))

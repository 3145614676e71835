"""Family D as its boards speak it: relays with a pulse of their own, door switches on the inputs."""

from iot.sim.parts import SimBoard
from iot.sim.wire import Wire

QUESTION = 8
ILLEGAL_FUNCTION, ILLEGAL_ADDRESS = 1, 2


class WireModbus(Wire):
    def _next_frame(self) -> bytes | None:
        while len(self._buffer) >= QUESTION:
            frame = self._buffer[:QUESTION]
            if _crc(frame[:-2]) == frame[-2:]:
                self._buffer = self._buffer[QUESTION:]
                return frame
            self._buffer = self._buffer[1:]
        return None

    def _board_of(self, frame: bytes) -> SimBoard | None:
        return self._boards.get(frame[0])

    def _reply(self, board: SimBoard, frame: bytes) -> bytes:
        function, place = frame[1], int.from_bytes(frame[2:4], "big")
        value = int.from_bytes(frame[4:6], "big")
        if function == 0x05:
            return self._written(board, frame, place)
        if function == 0x02:
            return _inputs(board, place, value)
        return _exception(board, function, ILLEGAL_FUNCTION)

    def _written(self, board: SimBoard, frame: bytes, place: int) -> bytes:
        relay = place - 0x0200
        if place == 0x00FF:
            return frame
        if not 0 <= relay < board.channels:
            return _exception(board, 0x05, ILLEGAL_ADDRESS)
        board.pulse(relay + 1)
        return frame


def _inputs(board: SimBoard, first: int, count: int) -> bytes:
    if first + count > (board.channels + 7) // 8 * 8:
        return _exception(board, 0x02, ILLEGAL_ADDRESS)
    flags = [board.active(first + n + 1) for n in range(count)]
    if "swapped" in board.faults:
        flags.reverse()
    size = (count + 7) // 8
    bits = sum(flag << place for place, flag in enumerate(flags))
    return _framed(bytes((board.address, 0x02, size)) + bits.to_bytes(size, "little"))


def _exception(board: SimBoard, function: int, code: int) -> bytes:
    return _framed(bytes((board.address, function | 0x80, code)))


def _framed(body: bytes) -> bytes:
    return body + _crc(body)


def _crc(data: bytes) -> bytes:
    """CRC-16/MODBUS by table row, not bit by bit as the driver does it."""
    value = 0xFFFF
    for byte in data:
        value = value >> 8 ^ TABLE[(value ^ byte) & 0xFF]
    return bytes((value & 0xFF, value >> 8))


def _row(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ 0xA001 * (byte & 1)
    return byte


TABLE = [_row(byte) for byte in range(256)]

"""Frames of family D, Waveshare Modbus RTU Relay (D): slave, function, address, value, CRC-16/MODBUS low byte first.

The board times the pulse itself (flash-on, address 0200 + relay, in steps of 100 ms), so that a program that dies
cannot leave a lock energised. Switching a relay on without an end (address 0000 + relay) is not built here.
"""

from iot.errors import BadReply, Declined

READ_INPUTS, WRITE_COIL = 0x02, 0x05
FLASH_ON = 0x0200
ALL_RELAYS = 0x00FF
WRITE_REPLY, EXCEPTION_REPLY = 8, 5
STEP_MS = 100


def crc(data: bytes) -> bytes:
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value.to_bytes(2, "little")


def framed(slave: int, function: int, address: int, value: int) -> bytes:
    body = bytes((slave, function)) + address.to_bytes(2, "big") + value.to_bytes(2, "big")
    return body + crc(body)


def pulse(slave: int, channel: int, milliseconds: int) -> bytes:
    """Raises ValueError for a channel beyond the relays or a pulse that has no end or no beginning."""
    steps = milliseconds // STEP_MS
    if not 1 <= channel <= 32 or not 1 <= steps <= 0x7FFF:
        raise ValueError("a channel is 1 to 32, a pulse at least 100 ms")
    return framed(slave, WRITE_COIL, FLASH_ON + channel - 1, steps)


def all_off(slave: int) -> bytes:
    return framed(slave, WRITE_COIL, ALL_RELAYS, 0x0000)


def read_inputs(slave: int, count: int) -> bytes:
    return framed(slave, READ_INPUTS, 0, count)


def inputs_reply_length(count: int) -> int:
    return 5 + (count + 7) // 8


def parse_inputs(reply: bytes, slave: int, count: int) -> dict[int, bool]:
    """channel → whether its input is on. Raises Declined, BadReply."""
    _check(reply, inputs_reply_length(count), slave, READ_INPUTS)
    if reply[2] != (count + 7) // 8:
        raise BadReply(f"{reply[2]} bytes of inputs")
    bits = int.from_bytes(reply[3:-2], "little")
    return {channel: bool(bits >> (channel - 1) & 1) for channel in range(1, count + 1)}


def parse_write(reply: bytes, question: bytes) -> None:
    """A write is acknowledged by its own echo. Raises Declined, BadReply."""
    _check(reply, WRITE_REPLY, question[0], question[1])
    if reply != question:
        raise BadReply("acknowledges another order")


def _check(reply: bytes, length: int, slave: int, function: int) -> None:
    if len(reply) < EXCEPTION_REPLY or crc(reply[:-2]) != reply[-2:]:
        raise BadReply("wrong checksum or too short")
    if reply[0] != slave:
        raise BadReply("answer of another board")
    if reply[1] == function | 0x80:
        raise Declined(f"exception {reply[2]:02X}")
    if reply[1] != function or len(reply) != length:
        raise BadReply(f"{len(reply)} bytes for function {reply[1]:02X}")

"""Frames of family A, "8A/80": 9600 8N1, last byte the XOR of all before (《485锁控板24路通讯协议2021》).

Opening a whole board has a builder of its own, so that no channel number can mean it by mistake.
"""

from collections.abc import Collection
from functools import reduce
from operator import xor

from iot.errors import BadReply

OPEN, READ, SEVERAL = 0x8A, 0x80, 0x90
SINGLE_REPLY = 5
BITMAP_CHANNELS = 24
# Which board is there? Answered by whichever board is alone on the bus.
ADDRESS_QUERY = bytes.fromhex("8001009918")


def checked(*body: int) -> bytes:
    return bytes((*body, reduce(xor, body)))


def open_one(address: int, channel: int, seconds: int | None = None) -> bytes:
    """The board's own 300 ms, or 1 to 9 `seconds`. Raises ValueError for channel 0, which would open the board."""
    if not 1 <= channel <= 0xFF:
        raise ValueError("a channel is 1 to 255: channel 0 would open every door")
    if seconds is None:
        return checked(OPEN, address, channel, 0x11)
    if not 1 <= seconds <= 9:
        raise ValueError("a pulse is 1 to 9 s")
    return checked(OPEN, address, channel, 0x11, seconds)


def open_whole_board(address: int) -> bytes:
    return checked(OPEN, address, 0x00, 0x11)


def open_several(address: int, channels: Collection[int]) -> bytes:
    """A bitmap whose first byte is channels 1 to 8: the other way round than in a status. Up to channel 24."""
    if not channels or not all(1 <= channel <= BITMAP_CHANNELS for channel in channels):
        raise ValueError(f"channels are 1 to {BITMAP_CHANNELS}")
    bits = sum(1 << (channel - 1) for channel in set(channels))
    return checked(SEVERAL, address, *bits.to_bytes(3, "little"))


def read_one(address: int, channel: int) -> bytes:
    return checked(READ, address, channel, 0x33)


def read_board(address: int) -> bytes:
    return checked(READ, address, 0x00, 0x33)


def board_reply_length(channels: int) -> int:
    """Head, address, one byte for eight channels, 33, checksum: 7 for 24 channels, 8 for 32."""
    return 4 + status_bytes(channels)


def status_bytes(channels: int) -> int:
    return (channels + 7) // 8


def parse_single(reply: bytes, head: int, address: int, channel: int) -> int:
    """The status byte of a reply to open-one or read-one. Raises BadReply."""
    _check(reply, SINGLE_REPLY, head, address)
    if reply[2] != channel:
        raise BadReply(f"answer for channel {reply[2]}, asked for {channel}")
    return reply[3]


def parse_board(reply: bytes, address: int, channels: int) -> dict[int, bool]:
    """channel → whether its bit is set. The last status byte holds channels 1 to 8. Raises BadReply."""
    _check(reply, board_reply_length(channels), READ, address)
    if reply[-2] != 0x33:
        raise BadReply("no 33 before the checksum")
    bits = int.from_bytes(reply[2:-2], "big")
    return {channel: bool(bits >> (channel - 1) & 1) for channel in range(1, channels + 1)}


def parse_address(reply: bytes) -> int:
    """Of the only board on a bus. Raises BadReply."""
    _check(reply, SINGLE_REPLY, READ, 0x01)
    if reply[3] != 0x99:
        raise BadReply("no answer to the question for the address")
    return reply[2]


def _check(reply: bytes, length: int, head: int, address: int) -> None:
    if len(reply) != length:
        raise BadReply(f"{len(reply)} bytes, expected {length}")
    if reduce(xor, reply) != 0:
        raise BadReply("wrong checksum")
    if reply[0] != head or reply[1] != address:
        raise BadReply("answer of another board or to another question")

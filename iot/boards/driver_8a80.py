"""Driver of family A: questions and answers of one board, polarity applied, nothing judged."""

from collections.abc import Mapping

from cabinet_contract.words import DoorState
from iot.boards import Pulse
from iot.boards import frames_8a80 as frames
from iot.boards.bus import Bus
from iot.errors import BoardError


class Board8A80:
    """`open_is`: 0x11 for locks with open feedback, 0x00 for locks with close feedback."""

    def __init__(self, bus: Bus, address: int, *, channels: int, open_is: int, reply_s: float) -> None:
        self._bus = bus
        self._address = address
        self._channels = channels
        self._open_is = open_is
        self._reply_s = reply_s

    def open(self, channel: int) -> Pulse:
        """A damaged answer is no acknowledgement: the pulse may or may not have been."""
        frame = frames.open_one(self._address, channel)
        try:
            reply = self._bus.ask(frame, frames.SINGLE_REPLY, self._reply_s)
            status = frames.parse_single(reply, frames.OPEN, self._address, channel)
        except BoardError:
            return Pulse(False, DoorState.UNKNOWN)
        return Pulse(True, self._state(status))

    def read(self, channel: int) -> DoorState:
        try:
            reply = self._bus.ask(frames.read_one(self._address, channel), frames.SINGLE_REPLY, self._reply_s)
            status = frames.parse_single(reply, frames.READ, self._address, channel)
        except BoardError:
            return DoorState.UNKNOWN
        return self._state(status)

    def snapshot(self) -> Mapping[int, DoorState]:
        length = frames.board_reply_length(self._channels)
        reply = self._bus.ask(frames.read_board(self._address), length, self._reply_s)
        bits = frames.parse_board(reply, self._address, self._channels)
        return {channel: self._state(0x11 if bit else 0x00) for channel, bit in bits.items()}

    def _state(self, status: int) -> DoorState:
        if status not in (0x11, 0x00):
            return DoorState.UNKNOWN
        return DoorState.OPEN if status == self._open_is else DoorState.CLOSED

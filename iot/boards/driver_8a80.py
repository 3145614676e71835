"""Driver of family A: questions and answers of one board, polarity applied, nothing judged."""

from collections.abc import Mapping

from cabinet_contract.words import DoorState
from iot.boards import Pulse
from iot.boards import frames_8a80 as frames
from iot.boards.driver import Driver, known, pulsed
from iot.config.families import FAMILIES
from iot.errors import BadReply


class Board8A80(Driver):
    """`open_is`: 0x11 for locks with open feedback, 0x00 for locks with close feedback."""

    family = FAMILIES["8a80"]

    def open(self, channel: int) -> Pulse:
        seconds = None if self.pulse_ms is None else self.pulse_ms // 1000
        frame = frames.open_one(self.address, channel, seconds)
        return pulsed(lambda: self._single(frame, frames.OPEN, channel))

    def read(self, channel: int) -> DoorState:
        frame = frames.read_one(self.address, channel)
        return known(lambda: self._single(frame, frames.READ, channel))

    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]:
        length, question = frames.board_reply_length(self.channels), frames.read_board(self.address)
        reply = self.bus.ask(question, length, within_s or self.reply_s)
        if reply == question and self.read(1) is DoorState.UNKNOWN:
            # Eight shut doors are told with the very bytes of the question; an adapter's echo must not pass for them.
            raise BadReply("the adapter hears itself")
        return self._states(frames.parse_board(reply, self.address, self.channels))

    def _open_all(self) -> None:
        reply = self.bus.ask(frames.open_whole_board(self.address), frames.SINGLE_REPLY, self.reply_s)
        frames.parse_single(reply, frames.OPEN, self.address, 0)

    def _single(self, frame: bytes, head: int, channel: int) -> DoorState:
        reply = self.bus.ask(frame, frames.SINGLE_REPLY, self.reply_s)
        return self._state(frames.parse_single(reply, head, self.address, channel))

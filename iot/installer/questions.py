"""One harmless question for a board of each family, and what can be read off whatever comes back. Opens nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from iot.boards import frames_8a80, frames_kerong, frames_modbus, frames_wkly
from iot.boards.bus import Bus
from iot.errors import BoardError, Declined, NoReply, PortLost

# Longer than any answer, so that all that comes is seen.
EVERYTHING = 96


class Heard(StrEnum):
    """What an answer was like."""

    GOOD = "good"
    DECLINED = "declined"
    SILENT = "silent"
    ECHO = "echo"
    SHORT = "short"
    CHECKSUM = "checksum"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Question:
    """`channels_of` reads how many channels the board that answered has; raises BoardError where it is no answer.
    `doubt`: a second question for boards whose answer may look like the first one; its own answer never does."""

    frame: bytes
    head: bytes
    length: int
    channels_of: Callable[[bytes], int]
    doubt: bytes = b""

    def ask(self, bus: Bus, within_s: float) -> bytes:
        """Raises NoReply, PortLost."""
        return bus.ask(self.frame, EVERYTHING, within_s)

    def listen(self, bus: Bus, within_s: float) -> tuple[Heard, int | None]:
        """How it answered and with how many channels. Raises PortLost."""
        try:
            reply = self.ask(bus, within_s)
            if reply == self.frame and self._confirmed(bus, within_s):
                return Heard.GOOD, self.channels_of(reply)
        except PortLost:
            raise
        except NoReply:
            return Heard.SILENT, None
        return self.judge(reply)

    def judge(self, reply: bytes) -> tuple[Heard, int | None]:
        if self._echoed(reply):
            return Heard.ECHO, None
        try:
            return Heard.GOOD, self.channels_of(reply)
        except Declined:
            return Heard.DECLINED, None
        except BoardError:
            return self._spoiled(reply), None

    def _confirmed(self, bus: Bus, within_s: float) -> bool:
        return bool(self.doubt) and not bus.ask(self.doubt, EVERYTHING, within_s).startswith(self.doubt)

    def _echoed(self, reply: bytes) -> bool:
        """The question itself came back, alone or before an answer. A status may begin with the same bytes by chance,
        so what follows must be an answer too."""
        if not reply.startswith(self.frame):
            return False
        try:
            return reply == self.frame or self.channels_of(reply[len(self.frame) :]) > 0
        except BoardError:
            return False

    def _spoiled(self, reply: bytes) -> Heard:
        if not reply.startswith(self.head[: len(reply)]):
            return Heard.GARBLED
        return Heard.SHORT if len(reply) < self.length else Heard.CHECKSUM


def question(driver: str, address: int, channels: int) -> Question:
    return QUESTIONS[driver](address, channels)


def _8a80(address: int, channels: int) -> Question:
    def channels_of(reply: bytes) -> int:
        told = (len(reply) - 4) * 8
        frames_8a80.parse_board(reply, address, max(told, 1))
        # A board tells whole bytes: 12 channels come as 16.
        return channels if frames_8a80.status_bytes(channels) * 8 == told else told

    frame = frames_8a80.read_board(address)
    # Eight shut doors are told with the very bytes of the question.
    doubt = frames_8a80.read_one(address, 1)
    return Question(frame, bytes((0x80, address)), frames_8a80.board_reply_length(channels), channels_of, doubt)


def _wkly(address: int, channels: int) -> Question:
    def channels_of(reply: bytes) -> int:
        for frame in frames_wkly.Stream().feed(reply):
            if (frame.board, frame.command) == (address, frames_wkly.READ_BOARD) and len(frame.data) > 1:
                return len(frames_wkly.parse_board(frame, frame.data[1]))
        raise BoardError("no answer of this board in what came")

    frame = frames_wkly.whole_board(frames_wkly.READ_BOARD, address)
    return Question(frame, frames_wkly.START, frames_wkly.SHORTEST + 2 + channels, channels_of)


def _kerong(address: int, channels: int) -> Question:
    def channels_of(reply: bytes) -> int:
        frames_kerong.parse_status(reply, address)
        return channels

    head = bytes((frames_kerong.STX, address << 4))
    return Question(frames_kerong.status(address), head, frames_kerong.STATUS_REPLY, channels_of)


def _modbus(address: int, channels: int) -> Question:
    def channels_of(reply: bytes) -> int:
        frames_modbus.parse_inputs(reply, address, channels)
        return channels

    head = bytes((address, frames_modbus.READ_INPUTS))
    frame = frames_modbus.read_inputs(address, channels)
    return Question(frame, head, frames_modbus.inputs_reply_length(channels), channels_of)


QUESTIONS: dict[str, Callable[[int, int], Question]] = {
    "8a80": _8a80, "wkly": _wkly, "kerong": _kerong, "modbus": _modbus,
}  # fmt: skip

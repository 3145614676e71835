"""Driver of family B: picks its answers out of a line on which the boards also speak unasked."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from cabinet_contract.words import DoorState
from iot.boards import Noticed, Pulse
from iot.boards import frames_wkly as frames
from iot.boards.bus import Bus
from iot.boards.driver import Driver, known, pulsed
from iot.config.families import ACTIVE, FAMILIES, PASSIVE
from iot.errors import BadReply

# A switch that bounces may speak for ever; the newest changes are the ones that matter.
REMEMBERED = 256
STATES = {0x00: PASSIVE, 0x01: ACTIVE}
NEITHER = -1
T = TypeVar("T")


class Ear:
    """All boards of one bus listen through it: what one board says while another is asked is kept for its driver."""

    def __init__(self) -> None:
        self._stream = frames.Stream()
        self._noticed: defaultdict[int, deque[tuple[int, int]]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def hear(self, data: bytes) -> list[frames.Frame]:
        """The frames that are answers; changes told unasked are kept."""
        answers = []
        for frame in self._stream.feed(data):
            if frame.command == frames.NOTICED:
                self._keep(frame)
            else:
                answers.append(frame)
        return answers

    def take(self, board: int) -> list[tuple[int, int]]:
        kept = list(self._noticed[board])
        self._noticed[board].clear()
        return kept

    def _keep(self, frame: frames.Frame) -> None:
        with suppress(BadReply):
            self._noticed[frame.board].append(frames.parse_noticed(frame))


class BoardWkly(Driver):
    family = FAMILIES["wkly"]

    def __init__(self, bus: Bus, address: int, *, ear: Ear | None = None, **settings: Any) -> None:
        super().__init__(bus, address, **settings)
        self._ear = ear or Ear()

    def open(self, channel: int) -> Pulse:
        question = frames.one_channel(frames.OPEN, self.address, channel)
        return pulsed(lambda: self._one(question, channel))

    def read(self, channel: int) -> DoorState:
        question = frames.one_channel(frames.READ, self.address, channel)
        return known(lambda: self._one(question, channel))

    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]:
        question = frames.whole_board(frames.READ_BOARD, self.address)
        found = self._ask(question, lambda frame: frames.parse_board(frame, self.channels), within_s)
        return {channel: self._door(state) for channel, state in found.items()}

    def noticed(self) -> Sequence[Noticed]:
        return [Noticed(channel, self._door(state)) for channel, state in self._ear.take(self.address)]

    def light(self, channel: int) -> bool:
        question = frames.one_channel(frames.FLASH, self.address, channel)
        return self._acknowledged(lambda: self._ask(question, _done))

    def _open_all(self) -> None:
        self._ask(frames.whole_board(frames.OPEN_BOARD, self.address), _done)

    def _one(self, question: bytes, channel: int) -> DoorState:
        return self._door(self._ask(question, lambda frame: frames.parse_one(frame, channel)))

    def _ask(self, question: bytes, read: Callable[[frames.Frame], T], within_s: float | None = None) -> T:
        """Late answers to older questions are passed over; Declined is an answer."""

        def hear(data: bytes) -> T | None:
            for frame in self._ear.hear(data):
                if (frame.board, frame.command) == (self.address, question[6]):
                    with suppress(BadReply):
                        return read(frame)
            return None

        return self.bus.converse(question, hear, within_s or self.reply_s)

    def _door(self, state: int) -> DoorState:
        return self._state(STATES.get(state, NEITHER))


def _done(frame: frames.Frame) -> bool:
    frames.parse_status(frame)
    return True

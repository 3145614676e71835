"""Driver of family C: hooks and item sensors in one answer, and a board that may stay busy after it unlocked."""

from collections.abc import Mapping
from contextlib import suppress

from cabinet_contract.words import DoorState
from iot.boards import ItemState, Pulse
from iot.boards import frames_kerong as frames
from iot.boards.driver import Driver, known, pulsed
from iot.config.families import FAMILIES
from iot.errors import BoardError

# How long to wait before each further try of a board that may be busy; the port is opened anew in between.
BUSY_PAUSES_S = (0.1, 0.15, 0.2)
RELEASE_S = 0.15


class BoardKerong(Driver):
    family = FAMILIES["kerong"]
    _told_pulse = False
    _maybe_busy = False
    _items: Mapping[int, ItemState] = {}

    def open(self, channel: int) -> Pulse:
        """Sends one order only: a driver does not decide whether to repeat it."""
        self._tell_pulse()
        question = frames.unlock(self.address, channel)
        pulse = pulsed(lambda: self._door(self._asked(question, self.reply_s), channel))
        self._maybe_busy = True
        self._release()
        return pulse

    def read(self, channel: int) -> DoorState:
        return known(lambda: self._door(self._status(), channel))

    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]:
        status = self._status(within_s)
        channels = range(1, self.channels + 1)
        self._items = {c: ItemState.PRESENT if status.item(c) else ItemState.ABSENT for c in channels}
        return self._states({channel: status.hook(channel) for channel in channels})

    def items(self) -> Mapping[int, ItemState]:
        return self._items

    def _open_all(self) -> None:
        self._asked(frames.unlock_board(self.address), self.reply_s)
        self._release()

    def _status(self, within_s: float | None = None) -> frames.Status:
        """Reading moves nothing, so after an unlock it is repeated until the board is free again."""
        question = frames.status(self.address)
        for pause_s in BUSY_PAUSES_S if self._maybe_busy else ():
            with suppress(BoardError):
                return self._free(self._asked(question, within_s or self.reply_s))
            self.bus.close()
            self.bus.pause(pause_s)
            self._release()
        return self._free(self._asked(question, within_s or self.reply_s))

    def _free(self, status: frames.Status) -> frames.Status:
        self._maybe_busy = False
        return status

    def _release(self) -> None:
        """Its answer, if any, is of no interest; the next question clears the buffers."""
        with suppress(BoardError):
            self.bus.ask(frames.release(self.address), frames.TIME_REPLY, min(RELEASE_S, self.reply_s))

    def _tell_pulse(self) -> None:
        if self.pulse_ms is None or self._told_pulse:
            return
        question = frames.set_unlock_time(self.address, self.pulse_ms)
        with suppress(BoardError):
            self.bus.ask(question, frames.TIME_REPLY, min(RELEASE_S, self.reply_s))
            self._told_pulse = True

    def _asked(self, question: bytes, within_s: float) -> frames.Status:
        return frames.parse_status(self.bus.ask(question, frames.STATUS_REPLY, within_s), self.address)

    def _door(self, status: frames.Status, channel: int) -> DoorState:
        return self._states({channel: status.hook(channel)})[channel]

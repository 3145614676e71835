"""Driver of family D: relays that the board itself switches off again, door switches on the inputs."""

from collections.abc import Mapping
from contextlib import suppress

from cabinet_contract.words import DoorState
from iot.boards import Pulse
from iot.boards import frames_modbus as frames
from iot.boards.driver import Driver, known, pulsed
from iot.config.families import FAMILIES
from iot.errors import BoardError


class BoardModbus(Driver):
    """Relay n opens the door whose switch is on input n."""

    family = FAMILIES["modbus"]
    _quiet = False

    def open(self, channel: int) -> Pulse:
        """The acknowledgement says nothing of the door, so the switch is asked for that."""
        with suppress(BoardError):
            self._all_off_once(self.reply_s)
        order = self._order(channel)
        pulse = pulsed(lambda: self._ordered(order))
        return Pulse(True, self.read(channel)) if pulse.acked else pulse

    def read(self, channel: int) -> DoorState:
        return known(lambda: self.snapshot()[channel])

    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]:
        wait_s = within_s or self.reply_s
        self._all_off_once(wait_s)
        question = frames.read_inputs(self.address, self.channels)
        reply = self.bus.ask(question, frames.inputs_reply_length(self.channels), wait_s)
        return self._states(frames.parse_inputs(reply, self.address, self.channels))

    def _open_all(self) -> None:
        """This family has no such order; one relay after the other, each for its own pulse, whatever it answers."""
        failed = None
        for channel in range(1, self.channels + 1):
            try:
                self._ordered(self._order(channel))
            except BoardError as error:
                failed = error
            self.bus.pause(self.pulse_s)
        if failed:
            raise failed

    def _order(self, channel: int) -> bytes:
        return frames.pulse(self.address, channel, self.pulse_ms or self.family.pulse_ms)

    def _all_off_once(self, wait_s: float) -> None:
        """Whatever ran before this program may have left a relay on. Raises BoardError."""
        if not self._quiet:
            self._ordered(frames.all_off(self.address), wait_s)
            self._quiet = True

    def _ordered(self, order: bytes, wait_s: float | None = None) -> DoorState:
        frames.parse_write(self.bus.ask(order, frames.WRITE_REPLY, wait_s or self.reply_s), order)
        return DoorState.UNKNOWN

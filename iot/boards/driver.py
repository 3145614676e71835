"""What the drivers of all families share: a place on a bus, polarity, and answers turned into facts."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence

from cabinet_contract.words import DoorState
from iot.boards import ItemState, Noticed, Pulse
from iot.boards.bus import Bus
from iot.config.families import ACTIVE, FAMILIES, PASSIVE
from iot.errors import BoardError, Declined, MaintenanceOnly


class Driver(ABC):
    """Keeps the contract `iot.boards.Board`.

    `open_is`: what this board's sensors say of an open door, ACTIVE or PASSIVE. `pulse_ms` None: the
    board's own.
    """

    family = FAMILIES["8a80"]

    def __init__(
        self, bus: Bus, address: int, *, channels: int, open_is: int, reply_s: float, pulse_ms: int | None = None
    ) -> None:
        self.bus = bus
        self.address = address
        self.channels = channels
        self.reply_s = reply_s
        self.pulse_ms = pulse_ms
        self.pulse_s = (pulse_ms or self.family.pulse_ms) / 1000
        self._open_is = open_is

    @abstractmethod
    def open(self, channel: int) -> Pulse: ...

    @abstractmethod
    def read(self, channel: int) -> DoorState: ...

    @abstractmethod
    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]: ...

    def items(self) -> Mapping[int, ItemState]:
        return {}

    def noticed(self) -> Sequence[Noticed]:
        return ()

    def light(self, channel: int) -> bool:
        return False

    def open_all(self, *, maintenance: bool) -> None:
        if not maintenance:
            raise MaintenanceOnly("every door of a board opens at once only in the staff's maintenance mode")
        self._open_all()

    @abstractmethod
    def _open_all(self) -> None:
        """Raises BoardError where the board did not acknowledge."""

    def _state(self, status: int) -> DoorState:
        if status not in (ACTIVE, PASSIVE):
            return DoorState.UNKNOWN
        return DoorState.OPEN if status == self._open_is else DoorState.CLOSED

    def _states(self, bits: Mapping[int, bool]) -> dict[int, DoorState]:
        return {channel: self._state(ACTIVE if bit else PASSIVE) for channel, bit in bits.items()}

    def _acknowledged(self, order: Callable[[], object]) -> bool:
        try:
            order()
        except BoardError:
            return False
        return True


def pulsed(order: Callable[[], DoorState]) -> Pulse:
    """A damaged answer is no acknowledgement: the pulse may or may not have happened."""
    try:
        return Pulse(True, order())
    except Declined:
        return Pulse(False, DoorState.UNKNOWN, declined=True)
    except BoardError:
        return Pulse(False, DoorState.UNKNOWN)


def known(question: Callable[[], DoorState]) -> DoorState:
    try:
        return question()
    except BoardError:
        return DoorState.UNKNOWN

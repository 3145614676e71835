"""Lock boards: the contract that every family's driver keeps.

Three facts, never one: the board acknowledged the order, the sensor says, a person or item sensor says. A driver
reports the first two and judges nothing; a reply that is late or damaged means unknown, never closed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cabinet_contract.words import DoorState


class ItemState(StrEnum):
    """What an item sensor says; unknown wherever there is none."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Pulse:
    """The board's answer to one order to open: acknowledged or not, and what that very answer said of the lock.

    `declined`: it understood and said no. The line is sound, so asking again is useless.
    """

    acked: bool
    state: DoorState
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """A board said unasked that a door's switch changed."""

    channel: int
    state: DoorState


class Board(Protocol):
    """One lock board. Methods block for at most the bus's reply time; `channel` counts from 1.

    Where a family has no item sensors, no lamps or does not speak unasked, its driver says so harmlessly.
    """

    @property
    def pulse_s(self) -> float:
        """How long a lock is energised."""

    def open(self, channel: int) -> Pulse:
        """Energise one lock for the board's own pulse. Raises ValueError for any channel that means 'all'."""

    def read(self, channel: int) -> DoorState: ...

    def snapshot(self, within_s: float | None = None) -> Mapping[int, DoorState]:
        """Every channel; `within_s` None waits as long as is usual on this bus. Raises BoardError where the board could
        not be understood."""

    def items(self) -> Mapping[int, ItemState]:
        """What the item sensors said in the last snapshot; empty where the family has none."""

    def noticed(self) -> Sequence[Noticed]:
        """What the board said unasked since the last call, oldest first."""

    def light(self, channel: int) -> bool:
        """Flash the lamp at a door; False where there is none or it did not answer."""

    def open_all(self, *, maintenance: bool) -> None:
        """Raises MaintenanceOnly unless staff maintain the cabinet; BoardError where the board did not acknowledge,
        which does not say that nothing opened."""

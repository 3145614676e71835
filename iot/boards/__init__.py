"""Lock boards: the contract that every family's driver keeps.

Three facts, never one: the board acknowledged the order, the sensor says, a person or item sensor says. A driver
reports the first two and judges nothing; a reply that is late or damaged means unknown, never closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from cabinet_contract.words import DoorState


@dataclass(frozen=True, slots=True)
class Pulse:
    """The board's answer to one order to open: acknowledged or not, and what that very answer said of the lock."""

    acked: bool
    state: DoorState


class Board(Protocol):
    """One lock board. Methods block for at most the bus's reply time; `channel` counts from 1."""

    def open(self, channel: int) -> Pulse:
        """Energise one lock for the board's own pulse. Raises ValueError for any channel that means 'all'."""

    def read(self, channel: int) -> DoorState: ...

    def snapshot(self) -> Mapping[int, DoorState]:
        """Every channel; raises BoardError where the board could not be understood."""

"""Doors that stand open although nobody was let in."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from cabinet_contract.words import DoorState


@dataclass(frozen=True, slots=True)
class Forced:
    """`suspects` were seen open once; `told` are known to the cloud until they are seen closed."""

    told: frozenset[str] = frozenset()
    suspects: frozenset[str] = frozenset()

    def seen(self, states: Mapping[str, DoorState], caused: AbstractSet[str]) -> tuple["Forced", frozenset[str]]:
        """What is known after one more look, and the doors to tell of. One look is not enough: a switch may bounce."""
        still = frozenset(door for door in self.told if states.get(door) is not DoorState.CLOSED) - caused
        open_ = {door for door, state in states.items() if state is DoorState.OPEN} - caused - still
        sure = self.suspects & open_
        return replace(self, told=still | sure, suspects=frozenset(open_ - sure)), sure

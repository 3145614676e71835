"""State machines as data: a table of moves and one way to use it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from chalicelib.errors import OutOfTurn

State = TypeVar("State", bound=StrEnum)
Move = TypeVar("Move", bound=StrEnum)


def moved(table: Mapping[tuple[State, Move], State], state: State, move: Move) -> State:
    """The next state; raises OutOfTurn (code OUT_OF_TURN) where the table has no such move."""
    try:
        return table[state, move]
    except KeyError:
        raise OutOfTurn("OUT_OF_TURN", "state", move=move, state=state) from None


def final_states(table: Mapping[tuple[State, Move], State], states: type[State]) -> set[State]:
    return set(states) - {state for state, _ in table}

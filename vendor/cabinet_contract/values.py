"""What a value from the other side must at least be, for the readers that are loaded at every cold start."""

from typing import Any

from cabinet_contract.names import LAST_MOMENT

LONGEST_ID = 64


def is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def is_moment(value: Any) -> bool:
    """Epoch seconds within the years that a clock can show; JSON also knows numbers that are none."""
    return type(value) in (int, float) and 0 <= value < LAST_MOMENT


def is_second(value: Any) -> bool:
    """Whole epoch seconds that every database and clock can hold; a bool is no number."""
    return type(value) is int and 0 <= value < LAST_MOMENT

"""Which door an envelope gets, in plain cases: low means within reach from a wheelchair, and large ones are spared."""

import pytest

from chalicelib.domain.base.reach import REACH_FROM_MM, REACH_TO_MM
from chalicelib.domain.cabinet.allocation import choose
from chalicelib.domain.cabinet.cabinet import Door

INCH_MM = 25.4


def door(name: str, size: str) -> Door:
    return Door(cabinet="cab-x", door=name, size=size, width=340, height=100, depth=450, low=500, high=600)


def test_low_doors_lie_within_the_reach_of_the_standard() -> None:
    """15 to 48 inches above the floor (ADA Standards 2010, 308)."""
    assert (round(15 * INCH_MM, -1), round(48 * INCH_MM, -1)) == (REACH_FROM_MM, REACH_TO_MM)


@pytest.mark.parametrize("spread", range(3))
def test_a_small_envelope_leaves_the_large_doors_to_others(spread: int) -> None:
    doors = [door("A01", "large"), door("A02", "small"), door("A03", "medium")]
    assert choose(doors, "small", "any", spread).door == "A02"
    assert choose(doors, "medium", "any", spread).door == "A03"

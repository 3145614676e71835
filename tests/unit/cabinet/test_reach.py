"""Within reach from a wheelchair: 15 to 48 inches above the floor (ADA Standards 2010, 308)."""

from chalicelib.domain.cabinet.allocation import REACH_HIGH, REACH_LOW

INCH_MM = 25.4


def test_low_doors_lie_within_the_reach_of_the_standard() -> None:
    assert (round(15 * INCH_MM, -1), round(48 * INCH_MM, -1)) == (REACH_LOW, REACH_HIGH)

"""Figures of a month: medians exact to the minute, and counts that never fall below nothing."""

from datetime import datetime

import pytest

from chalicelib.domain.base.china_time import ZONE
from chalicelib.domain.cabinet.figures import CabinetMonth, ReviewMonth, counted, median, month_of, reviewed


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [([], None), ([61], 120), ([60, 600, 60000], 600), ([60, 180], 120), ([0, 0, 0, 60], 0), ([60, 120], 90)],
)
def test_the_median_is_that_of_the_minutes_that_each_took(seconds: list[int], expected: int | None) -> None:
    month = ReviewMonth()
    for one in seconds:
        month = reviewed(month, one)
    assert median(month) == expected


def test_what_is_taken_back_without_having_been_counted_leaves_nothing_behind() -> None:
    assert counted(CabinetMonth(), deposits=-1) == CabinetMonth()
    assert counted(CabinetMonth(deposits=2), deposits=-1, pickups=1) == CabinetMonth(deposits=1, pickups=1)


def test_a_month_begins_at_midnight_in_china() -> None:
    first = int(datetime(2026, 12, 1, tzinfo=ZONE).timestamp())
    assert (month_of(first - 1), month_of(first)) == ("2026-11", "2026-12")

"""Working days count in halves: finer than that no list of the documents goes."""

import msgspec
import pytest

from chalicelib.domain.catalogue.items import WorkingDays


@pytest.mark.parametrize("days", [0, 0.5, 1, 26])
def test_whole_and_half_days_are_taken(days: float) -> None:
    assert msgspec.convert(days, WorkingDays) == days


@pytest.mark.parametrize("days", [0.25, 0.4, 1.75, -0.5])
def test_a_quarter_of_a_day_is_refused(days: float) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(days, WorkingDays)

"""The public notice before filing: calendar days, waited out to the last hour."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base.china_time import ZONE
from chalicelib.domain.case.public_notice import first_filing_day, last_day, require_over
from chalicelib.errors import BadInput

DAYS = st.integers(1, 365)
DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp())


def refusal(days: int, published: date | None, now: int) -> BadInput:
    with pytest.raises(BadInput) as refused:
        require_over(days, published, now)
    assert refused.value.field == "notice_from"
    return refused.value


def test_forty_five_days_from_10_january_end_on_24_february_at_24_o_clock() -> None:
    # Inside the festival's days off: a period that has to be waited out does not move.
    assert last_day(date(2026, 1, 10), 45) == date(2026, 2, 24)
    assert refusal(45, date(2026, 1, 10), at("2026-02-24T20:00")).code == "NOTICE_RUNNING"
    assert refusal(45, date(2026, 1, 10), at("2026-02-24T23:59:59")).code == "NOTICE_RUNNING"
    require_over(45, date(2026, 1, 10), at("2026-02-25T00:00"))


def test_one_that_ends_on_a_holiday_ends_there() -> None:
    assert first_filing_day(date(2026, 2, 1), 15) == date(2026, 2, 17)


def test_the_refusal_says_from_which_day_it_may_be_filed() -> None:
    told = refusal(45, date(2026, 1, 10), at("2026-02-01T09:00"))
    assert "from 2026-02-25 on" in told.reason
    assert "2026年2月25日" in told.reason_zh


def test_a_notice_of_tomorrow_is_refused_and_one_of_today_runs() -> None:
    midnight = at("2026-03-02T00:00")
    assert refusal(45, date(2026, 3, 3), midnight + 86399).code == "NOTICE_IN_FUTURE"
    assert refusal(45, date(2026, 3, 2), midnight).code == "NOTICE_RUNNING"
    assert refusal(45, date.max, midnight).code == "NOTICE_IN_FUTURE"


def test_the_day_of_the_notice_must_be_named() -> None:
    told = refusal(45, None, at("2026-03-02T00:00"))
    assert (told.code, "45" in told.reason, "45" in told.reason_zh) == ("NOTICE_DATE_NEEDED", True, True)


@given(st.one_of(st.none(), DATES), DATES)
def test_an_item_without_notice_may_be_filed_on_any_day(published: date | None, today: date) -> None:
    require_over(0, published, at(f"{today}T12:00"))


@given(DATES, DAYS, st.integers(0, 86399))
def test_it_is_refused_until_the_last_second_of_the_last_day_and_never_after(
    published: date, days: int, second: int
) -> None:
    end = at(f"{published + timedelta(days=days + 1)}T00:00")
    assert refusal(days, published, end - 1 - second).code == "NOTICE_RUNNING"
    require_over(days, published, end + second)

"""A case number: every slip of one digit and every swap is found, and however it is typed it is the same number."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import damm

from chalicelib.domain.case import case_numbers
from chalicelib.errors import BadInput

NUMBERS = st.builds(
    case_numbers.composed,
    st.dates(date(2000, 1, 1), date(2999, 12, 31)).map("{:%Y%m%d}".format),
    st.integers(0, 999).map("{:03d}".format),
    st.integers(1, 999_999),
)
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


def bare(number: str) -> str:
    return number.replace("-", "")


def refusal(typed: str) -> str:
    with pytest.raises(BadInput) as caught:
        case_numbers.read(typed, "number")
    assert caught.value.field == "number"
    return caught.value.code


def test_a_number_is_the_day_the_centre_the_running_number_and_a_check_digit() -> None:
    number = case_numbers.composed("20261125", "001", 42)
    assert number == case_numbers.EXAMPLE
    assert case_numbers.read(number, "number") == number


def test_the_day_is_the_one_on_the_wall_in_china() -> None:
    before_midnight = 1795622399  # 2026-11-25 15:59:59 UTC
    assert case_numbers.day_of(before_midnight) == "20261125"
    assert case_numbers.day_of(before_midnight + 1) == "20261126"


@given(NUMBERS)
def test_the_check_digit_is_that_of_another_implementation(number: str) -> None:
    digits = bare(number)
    assert damm.is_valid(digits)
    assert damm.calc_check_digit(digits[:-1]) == digits[-1]


@given(NUMBERS)
def test_every_wrong_digit_is_found(number: str) -> None:
    digits = bare(number)
    for place in range(len(digits)):
        for other in set("0123456789") - {digits[place]}:
            assert case_numbers.check_digit(digits[:place] + other + digits[place + 1 :]) != "0"


@given(NUMBERS)
def test_every_swap_of_neighbours_is_found(number: str) -> None:
    digits = bare(number)
    for place in range(len(digits) - 1):
        one, two = digits[place : place + 2]
        if one != two:
            assert refusal(digits[:place] + two + one + digits[place + 2 :]).startswith("CASE_NUMBER_")


@given(NUMBERS, st.sampled_from(["", " ", "-", "－", "—", "　", ".", "/"]))
def test_however_it_is_typed_it_is_the_same_number(number: str, between: str) -> None:
    parts = number.replace("-", between)
    for typed in (parts, f" {parts} ", parts.translate(FULL_WIDTH), between.join(bare(number))):
        assert case_numbers.read(typed, "number") == number


def test_a_wrong_digit_has_a_sentence_of_its_own() -> None:
    assert refusal("20261125-001-0043-7") == "CASE_NUMBER_CHECK_DIGIT"


@pytest.mark.parametrize("typed", ["", "0042", "A003", "20261125-001-0042", "1" * 60, "c_abc", "²0261125-001-0042-4x"])
def test_what_is_no_case_number_is_told_what_one_looks_like(typed: str) -> None:
    assert refusal(typed) == "CASE_NUMBER_FORM"

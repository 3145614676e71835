"""Telephone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.people.phone import normalise_phone
from chalicelib.errors import BadInput

ABROAD = ["+852", "+853", "+886"]


@pytest.mark.parametrize(
    "typed",
    ["13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "008613800138000", "１３８００１３８０００",
     "+86 (138) 00138000"],
)  # fmt: skip
def test_a_mainland_mobile_is_one_number_however_it_is_typed(typed: str) -> None:
    assert normalise_phone(typed, ABROAD) == "+8613800138000"


@pytest.mark.parametrize(
    "typed",
    ["", "12800138000", "1380013800", "138001380000", "+862988888888", "+1 415 555 0100", "+0123456789", "١٣٨٠٠١٣٨٠٠٠",
     "13800138000;13900139000", "+86+8613800138000"],
)  # fmt: skip
def test_what_is_no_mobile_number_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        normalise_phone(typed, ABROAD)
    assert refusal.value.code == "BAD_PHONE"


def test_countries_are_opened_one_by_one() -> None:
    assert normalise_phone("+852 9123 4567", ABROAD) == "+85291234567"
    with pytest.raises(BadInput):
        normalise_phone("+852 9123 4567", ["+853"])


@given(st.text(max_size=30))
def test_whatever_is_typed_ends_as_e164_or_refused(typed: str) -> None:
    try:
        number = normalise_phone(typed, ABROAD)
    except BadInput:
        return
    assert number.startswith("+")
    assert number[1:].isascii()
    assert number[1:].isdigit()

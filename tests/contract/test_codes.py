"""Codes: every slip of the finger is found, and what a cabinet stores gives no code away without the key."""

import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cabinet_contract.codes import (
    LENGTH,
    SCRYPT,
    SPACE,
    VERIFIER_BYTES,
    code_from,
    grouped,
    is_well_formed,
    normalise,
    verifier,
)

NUMBERS = st.integers(0, SPACE - 1)
CODES = NUMBERS.map(code_from)


@given(CODES)
def test_a_code_is_nine_digits_that_fit_together(code: str) -> None:
    assert len(code) == LENGTH == 9
    assert code.isdigit()
    assert is_well_formed(code)


@given(CODES, st.integers(0, LENGTH - 1), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(code: str, place: int, step: int) -> None:
    wrong = str((int(code[place]) + step) % 10)
    assert not is_well_formed(code[:place] + wrong + code[place + 1 :])


@given(CODES, st.integers(0, LENGTH - 2))
def test_every_swap_of_neighbours_is_found(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_well_formed(swapped) == (swapped == code)


@given(st.lists(NUMBERS, min_size=2, max_size=2, unique=True))
def test_different_numbers_are_different_codes(numbers: list[int]) -> None:
    assert len({code_from(n) for n in numbers}) == 2


@pytest.mark.parametrize("number", [-1, SPACE])
def test_a_number_outside_the_space_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        code_from(number)


@given(CODES)
def test_3_3_3_is_read_as_it_is_shown(code: str) -> None:
    assert grouped(code).count("-") == 2
    assert normalise(grouped(code)) == normalise(f" {code[:3]} {code[3:6]}－{code[6:]}") == code


@given(st.text(max_size=20))
def test_only_nine_ascii_digits_are_ever_well_formed(typed: str) -> None:
    if is_well_formed(typed):
        assert len(typed) == LENGTH
        assert set(typed) <= set("0123456789")


@pytest.mark.parametrize("digits", ["０" * 9, "٠" * 9, "²" * 9, "0" * 8, "0" * 10, "", "00000000a"])
def test_digits_of_other_scripts_and_lengths_are_slips(digits: str) -> None:
    assert not is_well_formed(digits)


def test_one_in_ten_random_nine_digit_numbers_is_well_formed() -> None:
    fitting = sum(is_well_formed(f"{n:09d}") for n in range(0, 10**9, 100_003))
    assert 0.09 < fitting / (10**9 / 100_003) < 0.11


def test_the_verifier_is_scrypt_over_a_keyed_hash() -> None:
    """The construction, written out once more: both sides of the wire depend on it byte for byte."""
    key, salt, code = b"k" * 32, b"s" * 16, code_from(12345678)
    keyed = hmac.new(key, code.encode(), hashlib.sha256).digest()
    expected = hashlib.scrypt(keyed, salt=salt, n=2**13, r=8, p=1, dklen=16, maxmem=2**25)
    assert verifier(key, salt, code) == expected
    assert len(expected) == VERIFIER_BYTES
    assert SCRYPT["n"] == 2**13


@settings(max_examples=10, deadline=None)
@given(NUMBERS, NUMBERS)
def test_verifiers_differ_by_code_key_and_salt(one: int, two: int) -> None:
    key, salt, code = b"k" * 32, b"s" * 16, code_from(one)
    known = verifier(key, salt, code)
    assert verifier(b"K" * 32, salt, code) != known != verifier(key, b"S" * 16, code)
    assert (verifier(key, salt, code_from(two)) == known) == (one == two)

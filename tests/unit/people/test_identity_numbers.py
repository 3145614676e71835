"""GB 32100 and GB 11643: every single wrong character is found, and masks show little."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.people.identity_numbers import (
    ALPHABET,
    CATEGORIES,
    PROVINCES,
    normalise_id_number,
    normalise_uscc,
)
from chalicelib.domain.people.masks import mask_id_number, mask_name, mask_phone
from chalicelib.errors import BadInput

TODAY = date(2026, 11, 22)


def uscc_of(body: str) -> str:
    """GB 32100-2015, 4: weights 3^i mod 31, written anew here so that it checks the library."""
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[-total % 31]


def id_number_of(body: str) -> str:
    """GB 11643-1999: weights 2^(17-i) mod 11."""
    total = sum(int(c) * pow(2, 17 - i, 11) for i, c in enumerate(body))
    return body + "10X98765432"[total % 11]


heads = st.sampled_from([department + category for department, all_ in CATEGORIES.items() for category in all_])
usccs = st.builds(
    lambda head, region, body: uscc_of(head + region + body),
    heads,
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)
id_numbers = st.builds(
    lambda province, county, born, order: id_number_of(f"{province}{county:04d}{born:%Y%m%d}{order:03d}"),
    st.sampled_from([*sorted(PROVINCES), *(f"9{place[0]}" for place in sorted(PROVINCES))]),
    st.integers(0, 9999),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


def replaced(number: str, place: int, character: str) -> str:
    return number[:place] + character + number[place + 1 :]


# Published by their owners: two companies, a public institution, a sole trader; and the standard's own example.
@pytest.mark.parametrize(
    "code", ["91110000600037341L", "91330100799655058B", "123502001549897397", "92371000MA3MXH0E3W"]
)
def test_known_credit_codes_pass(code: str) -> None:
    assert normalise_uscc(code) == code


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_examples_of_the_standard_pass(number: str) -> None:
    assert normalise_id_number(number, TODAY) == number


# The National Immigration Administration's own examples, in table 1 of its rules for the card of 2023.
@pytest.mark.parametrize("number", ["932682198501010017", "911124198108030024"])
def test_a_foreigner_with_permanent_residence_has_a_number_that_begins_with_9(number: str) -> None:
    assert normalise_id_number(number, TODAY) == number
    with pytest.raises(BadInput) as refused:
        normalise_id_number(replaced(number, 17, "X"), TODAY)
    assert refused.value.code == "ID_NUMBER_CHECK_CHARACTER"


@given(usccs)
def test_every_generated_credit_code_passes(code: str) -> None:
    assert normalise_uscc(code) == code


@given(id_numbers)
def test_every_generated_identity_number_passes(number: str) -> None:
    assert normalise_id_number(number, TODAY) == number


@given(usccs, st.integers(0, 17), st.sampled_from(ALPHABET + "IOSVZ"))
def test_every_single_wrong_character_of_a_credit_code_is_found(code: str, place: int, character: str) -> None:
    if character != code[place]:
        with pytest.raises(BadInput):
            normalise_uscc(replaced(code, place, character))


@given(id_numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_single_wrong_character_of_an_identity_number_is_found(number: str, place: int, wrong: str) -> None:
    if wrong != number[place]:
        with pytest.raises(BadInput):
            normalise_id_number(replaced(number, place, wrong), TODAY)


def _in_alphabet(number: str) -> bool:
    return len(number) == 18 and set(number) <= set(ALPHABET)


@given(st.text(max_size=30))
def test_any_text_is_refused_or_normalised_and_never_a_crash(text: str) -> None:
    for check in (normalise_uscc, lambda typed: normalise_id_number(typed, TODAY)):
        with suppress(BadInput):
            assert _in_alphabet(check(text))


def test_what_people_type_is_normalised() -> None:
    assert normalise_uscc(" 9111 0000-600037341l ") == "91110000600037341L"
    assert normalise_id_number("１１０１０５　１９４９１２３１００２ｘ", TODAY) == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9111000060003734", "USCC_LENGTH"),
        ("91110000600037341I", "USCC_CHARACTERS"),
        ("91X10000600037341L", "USCC_CHARACTERS"),
        (uscc_of("97110000600037341"), "USCC_CATEGORY"),
        (uscc_of("01110000600037341"), "USCC_CATEGORY"),
        ("911100006000373414", "USCC_CHECK_CHARACTER"),
        ("٩1110000600037341L", "USCC_CHARACTERS"),
    ],
)
def test_a_refused_credit_code_says_what_is_wrong(typed: str, code: str) -> None:
    with pytest.raises(BadInput) as error:
        normalise_uscc(typed)
    assert (error.value.code, error.value.field) == (code, "uscc")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("11010519491231002", "ID_NUMBER_FORMAT"),
        ("1101051949123100XX", "ID_NUMBER_FORMAT"),
        ("110105491231002", "ID_NUMBER_FORMAT"),
        (id_number_of("00010519491231002"), "ID_NUMBER_REGION"),
        (id_number_of("11010520230229002"), "ID_NUMBER_BIRTH_DATE"),
        (id_number_of("11010520261123002"), "ID_NUMBER_BIRTH_DATE"),
        (id_number_of("11010517491231002"), "ID_NUMBER_BIRTH_DATE"),
        ("110105194912310021", "ID_NUMBER_CHECK_CHARACTER"),
    ],
)
def test_a_refused_identity_number_says_what_is_wrong(typed: str, code: str) -> None:
    with pytest.raises(BadInput) as error:
        normalise_id_number(typed, TODAY)
    assert (error.value.code, error.value.field) == (code, "id_number")


def test_who_was_born_today_has_a_number() -> None:
    assert normalise_id_number(id_number_of("61010120261122001"), TODAY)


def test_masks_show_the_ends_only() -> None:
    assert mask_phone("13812341234") == "138****1234"
    assert mask_phone("+8613812341234") == "+86138****1234"
    assert mask_id_number("61010119900307123X") == "6101**********123X"
    assert mask_name("王小明") == "王**"


@given(st.text(max_size=40))
def test_no_mask_shows_a_short_text_or_changes_its_length(text: str) -> None:
    for mask in (mask_phone, mask_id_number, mask_name):
        assert len(mask(text)) == len(text)
        assert not text or mask(text).count("*") >= 1

"""Codes that are derived by both sides, for a cabinet that cannot be reached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract import codes, offline
from cabinet_contract.words import Purpose

KEY = offline.derived_key(b"k" * 32, "one-journal")
DOORS = [f"{bank}{n:02d}" for bank in "AB" for n in range(1, 25)]
NOW = 1_790_000_000
HOUR = 3600

doors = st.sampled_from(DOORS)
purposes = st.sampled_from(offline.PURPOSES)
attempts = st.integers(0, offline.ATTEMPTS - 1)
hours = st.integers(1, 14 * 24)


@given(door=doors, purpose=purposes, attempt=attempts, ahead=hours)
def test_what_the_cloud_derives_the_cabinet_recognises_for_all_of_fourteen_days(
    door: str, purpose: Purpose, attempt: int, ahead: int
) -> None:
    made = offline.made(KEY, door, purpose, offline.slot_of(NOW + ahead * HOUR), attempt)
    assert offline.recognised(KEY, made.code, [door], NOW) == made
    assert codes.is_well_formed(made.code)
    assert made.until >= NOW + ahead * HOUR


def test_a_code_is_found_among_all_doors_of_a_large_cabinet() -> None:
    made = offline.made(KEY, "B17", Purpose.PICKUP, offline.slot_of(NOW + 72 * HOUR), 2)
    assert offline.recognised(KEY, made.code, DOORS, NOW) == made


def test_a_code_is_over_when_its_slot_is_over() -> None:
    made = offline.made(KEY, "A01", Purpose.DEPOSIT, offline.slot_of(NOW + HOUR), 0)
    assert offline.recognised(KEY, made.code, DOORS, made.until - 1) == made
    assert offline.recognised(KEY, made.code, DOORS, made.until) is None


def test_a_cabinet_with_another_past_knows_none_of_the_old_codes() -> None:
    made = offline.made(KEY, "A01", Purpose.DEPOSIT, offline.slot_of(NOW + HOUR), 0)
    other = offline.derived_key(b"k" * 32, "another-journal")
    assert offline.recognised(other, made.code, DOORS, NOW) is None


def test_every_code_has_a_grant_of_its_own() -> None:
    slots = range(offline.slot_of(NOW), offline.slot_of(NOW) + 4)
    made = [
        offline.made(KEY, door, purpose, slot, attempt)
        for door in DOORS[:8]
        for purpose in offline.PURPOSES
        for slot in slots
        for attempt in range(offline.ATTEMPTS)
    ]
    assert len({code.grant for code in made}) == len({code.code for code in made}) == len(made)


def test_there_is_no_fifth_attempt() -> None:
    with pytest.raises(ValueError, match="attempt"):
        offline.made(KEY, "A01", Purpose.DEPOSIT, 1, offline.ATTEMPTS)


@pytest.mark.parametrize("typed", ["", "123456789", "1" * 12, "１２３４５６７８９０１２", "0" * 13])
def test_anything_else_is_not_recognised(typed: str) -> None:
    assert offline.recognised(KEY, typed, DOORS, NOW) is None


def test_a_guess_is_less_likely_to_open_than_among_a_hundred_ordinary_codes() -> None:
    candidates = len(DOORS) * len(offline.PURPOSES) * (offline.HORIZON_SLOTS + 1) * offline.ATTEMPTS
    assert candidates / codes.OFFLINE_SPACE < 100 / codes.SPACE

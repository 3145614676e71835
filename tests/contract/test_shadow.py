"""Shadow documents: round trips, revs that name their content, and nothing but ContractError for bad ones."""

import json
import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.errors import ContractError
from cabinet_contract.shadow import MAX_DESIRED_BYTES, Ack, BankDesired, CabinetDesired, Grant, Order, by_bank
from cabinet_contract.words import Purpose

IDS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=20)
DOORS = st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True)
TIMES = st.integers(0, 2**33)
GRANTS = st.builds(
    Grant,
    IDS,
    st.lists(DOORS, min_size=1, max_size=4).map(tuple),
    st.sampled_from(Purpose),
    st.binary(min_size=16, max_size=16),
    TIMES,
    TIMES,
)
ORDERS = st.builds(Order, IDS, DOORS, TIMES)
BANKS = st.builds(
    BankDesired.of,
    st.lists(GRANTS, max_size=4, unique_by=lambda g: g.id),
    st.lists(ORDERS, max_size=3, unique_by=lambda o: o.id),
    st.lists(st.tuples(DOORS, IDS), max_size=3),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def through_json(wire: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(wire))


@given(BANKS)
def test_a_bank_comes_back_as_it_went(bank: BankDesired) -> None:
    assert BankDesired.from_wire(through_json(bank.to_wire())) == bank


@given(BANKS)
def test_a_change_without_its_rev_holds_the_same_content(bank: BankDesired) -> None:
    wire = through_json(bank.to_wire())
    del wire["rev"]
    assert BankDesired.from_delta(wire) == bank


@given(BANKS, BANKS)
def test_the_rev_changes_if_and_only_if_the_content_does(one: BankDesired, two: BankDesired) -> None:
    assert (one.rev == two.rev) == (one == two)


@given(BANKS, st.randoms())
def test_the_rev_does_not_depend_on_the_order_of_rows(bank: BankDesired, chance: random.Random) -> None:
    parts = [list(part) for part in (bank.grants, bank.orders, bank.clearing)]
    for part in parts:
        chance.shuffle(part)
    assert BankDesired.of(*parts).rev == bank.rev


@given(BANKS)
def test_a_rev_of_other_content_is_refused(bank: BankDesired) -> None:
    wire = bank.to_wire() | {"rev": "0" * 12}
    with pytest.raises(ContractError, match="rev"):
        BankDesired.from_wire(wire)


@given(JSON)
def test_anything_else_is_a_contract_error(wire: Any) -> None:
    for kind in (BankDesired, CabinetDesired, Grant, Order):
        with suppress(ContractError):
            kind.from_wire(wire)


@given(GRANTS, st.integers(0, 5), JSON)
def test_a_grant_with_one_strange_field_is_whole_or_refused(grant: Grant, place: int, strange: Any) -> None:
    row = through_json({"row": grant.to_wire()})["row"]
    row[place] = strange
    try:
        read = Grant.from_wire(row)
    except ContractError:
        return
    assert len(read.verifier) == 16
    assert read.doors


@given(st.lists(JSON, max_size=3), st.lists(JSON, max_size=3), st.lists(JSON, max_size=3))
def test_strange_rows_in_a_bank_are_a_contract_error(grants: list[Any], orders: list[Any], clearing: list[Any]) -> None:
    with suppress(ContractError):
        BankDesired.from_delta({"grants": grants, "orders": orders, "clearing": clearing})


@pytest.mark.parametrize(
    "row",
    [
        ["g", ["A01"], "deposit", "AA" * 8, 0, 1],
        ["g", ["A01"], "deposit", "A" * 21 + "=", 0, 1],
        ["g", ["A01"], "deposit", "中" * 22, 0, 1],
        ["g", ["A01"], "deposit", "AAAA AAAAAAAAAAAAAAAAAA", 0, 1],
        ["g", ["A1"], "deposit", "A" * 22, 0, 1],
        ["g", [], "deposit", "A" * 22, 0, 1],
        ["g", ["A01"], "open", "A" * 22, 0, 1],
        ["g", ["A01"], "deposit", "A" * 22, 0, True],
        ["g", ["A01"], "deposit", "A" * 22, 0, 2**70],
        ["g", ["A01"], "deposit", "A" * 22, 0.5, 1],
        ["g" * 65, ["A01"], "deposit", "A" * 22, 0, 1],
        ["g", ["A01"], "deposit", "A" * 22, 0],
    ],
)
def test_a_grant_that_is_almost_right_is_refused(row: list[Any]) -> None:
    with pytest.raises(ContractError):
        Grant.from_wire(row)


def test_a_full_bank_fits_its_shadow_and_more_is_refused() -> None:
    def grants(number: int) -> list[Grant]:
        return [
            Grant(f"g_{n:016d}", (f"A{n % 25 + 1:02d}",), Purpose.DEPOSIT, bytes([n]) * 16, 2**31, 2**31)
            for n in range(number)
        ]

    orders = [Order(f"o_{n:016d}", "A01", 2**31) for n in range(5)]
    wire = BankDesired.of(grants(50), orders, [("A01", f"e_{n:016d}") for n in range(5)]).to_wire()
    assert len(json.dumps(wire, separators=(",", ":"))) <= MAX_DESIRED_BYTES
    with pytest.raises(ContractError, match="do not fit"):
        BankDesired.of(grants(100), []).to_wire()


SETTINGS = st.none() | st.dictionaries(IDS, st.integers(0, 10**6))


@given(st.builds(CabinetDesired, st.none() | st.builds(Ack, IDS, st.integers(0, 2**53)), SETTINGS, st.just(())))
def test_an_ack_and_settings_come_back_as_they_went(desired: CabinetDesired) -> None:
    assert CabinetDesired.from_wire(through_json(desired.to_wire())) == desired


@pytest.mark.parametrize(
    "wire",
    [
        {"ack": 5},
        {"ack": {}},
        {"ack": {"lineage": "x"}},
        {"ack": {"lineage": "x", "number": True}},
        {"ack": {"lineage": "x", "number": -1}},
        {"ack": {"lineage": "x", "number": 1}, "settings": {}},
        {"unread": [["door_stiff", 1]]},
        {"settings": ["left_open_s"]},
        {"settings": [["left_open_s"]]},
        {"settings": [[5, 5]]},
    ],
)
def test_an_ack_that_is_almost_right_is_refused(wire: dict[str, Any]) -> None:
    with pytest.raises(ContractError):
        CabinetDesired.from_wire(wire)


def test_doors_are_sorted_into_banks_and_a_bank_has_its_limit() -> None:
    assert by_bank(["B01", "A02", "A01", "A01"]) == {"A": ("A01", "A02"), "B": ("B01",)}
    with pytest.raises(ContractError, match="more than 25"):
        by_bank([f"A{n:02d}" for n in range(26)])

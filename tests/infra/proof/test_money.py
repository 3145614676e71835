"""What the bill of a case rests on: DynamoDB's units from item sizes, list prices, and a case that comes to its end."""

from typing import Any

import pytest

from infra.proof.bench.money.bill import bill, sentence, table, total
from infra.proof.bench.money.capacity import Index, index_units, read_units, size, write_units
from infra.proof.bench.money.measuring import measure
from infra.proof.bench.money.prices import PRICES

BY_QUEUE = Index("by_queue", ("queue", "since"))
KEYS_ONLY = Index("of_party", ("party", "opened"), keys_only=True)
# The goal is the bench's; here only that a case does not become much dearer unseen.
CEILING = 0.95


def item(letters: int = 0, **more: dict[str, str]) -> dict[str, dict[str, str]]:
    return {"pk": {"S": "a"}, "body": {"S": "x" * letters}, **more}


def waiting(queue: str, since: int, letters: int = 0) -> dict[str, dict[str, str]]:
    return item(letters, queue={"S": queue}, since={"N": str(since)})


def test_names_and_values_are_counted_in_bytes() -> None:
    assert size(item(10)) == len("pk") + 1 + len("body") + 10
    assert size({"名": {"S": "箱"}, "n": {"N": "1234"}, "b": {"B": b"123"}, "t": {"BOOL": True}}) == 6 + 5 + 4 + 2


@pytest.mark.parametrize(
    ("before", "after", "units"),
    [(item(10), item(10), 1), (item(1100), item(10), 2), ({}, item(2100), 3), (item(10), {}, 1), ({}, {}, 1)],
)
def test_a_write_is_a_unit_for_each_kilobyte_of_the_larger_item(before: Any, after: Any, units: int) -> None:
    assert write_units(before, after) == units


@pytest.mark.parametrize(
    ("before", "after", "units"),
    [
        ({}, waiting("q", 1), 1),
        (waiting("q", 1), waiting("q", 1), 0),
        (waiting("q", 1), waiting("q", 1, 5), 1),
        (waiting("q", 1), waiting("q", 2), 2),
        (waiting("q", 1), item(), 1),
        (item(), item(5), 0),
    ],
)
def test_an_index_is_written_where_it_changes_and_twice_where_its_key_does(before: Any, after: Any, units: int) -> None:
    assert index_units(BY_QUEUE, before, after, ("pk",)) == units


def test_an_index_of_keys_alone_is_written_once_in_the_life_of_an_item() -> None:
    first = item(party={"S": "p"}, opened={"N": "1"})
    assert index_units(KEYS_ONLY, {}, first, ("pk",)) == 1
    assert index_units(KEYS_ONLY, first, first | item(900), ("pk",)) == 0


def test_a_query_rounds_up_once_and_an_eventual_read_is_half() -> None:
    assert read_units([item(1000)] * 5, True) == 2
    assert read_units([], True) == 1
    assert read_units([item(10)], False) == 0.5


def found(**counts: float) -> dict[str, Any]:
    names = ("write units", "read units", "requests", "messages", "rules", "invocations", "uploads", "queue requests")
    calls = {"kms Encrypt": 2, "iot-data GetThingShadow": 4, "s3 CreateBucket": 9, "secretsmanager GetSecretValue": 1}
    return {"counts": dict.fromkeys(names, 0) | counts, "calls": calls}


def test_each_line_is_a_number_times_its_price_for_a_thousand_cases() -> None:
    lines = bill(found(**{"write units": 100}))
    dollars = {line.name: line.dollars for line in lines}
    assert dollars["DynamoDB writes"] == pytest.approx(100 * 0.625 / 1000)
    assert dollars["KMS"] == pytest.approx(2 * 3 / 1000)
    assert dollars["shadow operations"] == pytest.approx(4 * 1.25 / 1000)
    assert dollars["S3 looks"] == 0
    assert [line.name for line in lines] == [price.name for price in PRICES]


def test_the_bill_is_shown_beside_another_with_its_sum() -> None:
    lines = bill(found(requests=100))
    shown = table({"before": lines, "here": lines})
    assert "before" in shown[0]
    assert len(shown) == len(PRICES) + 2
    assert sentence(lines) == f"money: US${total(lines):.2f} per 1,000 cases without SMS (goal 0.80)"


def test_a_straight_case_comes_to_its_end_and_is_counted() -> None:
    lines = measure()
    numbers = {line.name: line.number for line in lines}
    assert numbers["API Gateway"] > 40
    assert all(number > 0 for number in numbers.values())
    assert total(lines) < CEILING

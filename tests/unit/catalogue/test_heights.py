"""Doors at the same height: one above the other never, side by side where the columns say so."""

import msgspec
import pytest

from chalicelib.domain.catalogue.centre import CabinetPlan, decode
from chalicelib.domain.catalogue.check_heights import height_faults
from infra.centre.document import read
from tests.unit.catalogue.test_check import DEMO

Heights = list[tuple[int, int]]
UPWARDS: Heights = [(150, 250), (250, 400), (400, 550)]
OTHERS: Heights = [(150, 300), (300, 350), (350, 600)]
ROWS: Heights = [one for height in UPWARDS for one in (height, height)]


def cabinet(heights: Heights, columns: list[int] | None = None) -> CabinetPlan:
    plan = decode(read(DEMO)).cabinets[0]
    cells = [
        msgspec.structs.replace(
            plan.compartments[0], door=f"A{n:02d}", channel=n, bottom_mm=bottom, top_mm=top,
            column=columns[n - 1] if columns else None,
        )
        for n, (bottom, top) in enumerate(heights, 1)
    ]  # fmt: skip
    return msgspec.structs.replace(plan, compartments=tuple(cells))


def overlapping(heights: Heights, columns: list[int] | None = None) -> list[str]:
    found = height_faults(cabinet(heights, columns), "cabinets.0")
    return [fault.path.removeprefix("cabinets.0.compartments.") for fault in found]


@pytest.mark.parametrize(
    "heights",
    [UPWARDS, UPWARDS[::-1], UPWARDS * 2, UPWARDS[::-1] * 2, UPWARDS + OTHERS, ROWS, ROWS[::-1], [(150, 250)] * 5],
    ids=["upwards", "downwards", "two columns", "two downwards", "two unlike", "rows", "rows downwards", "one row"],
)
def test_doors_are_counted_by_columns_or_by_rows(heights: Heights) -> None:
    assert overlapping(heights) == []


def test_a_door_at_the_height_of_the_one_before_is_found() -> None:
    assert overlapping([(150, 250), (240, 400), (400, 550)]) == ["1.bottom_mm"]
    assert overlapping([(150, 250), (250, 400), (40, 550)]) == ["2.bottom_mm"]
    assert overlapping([(150, 250), (150, 250), (250, 400)]) == ["1.bottom_mm"]


def test_doors_in_no_order_stand_in_columns_that_are_named() -> None:
    mixed = [one for pair in zip(UPWARDS, OTHERS, strict=True) for one in pair]
    assert overlapping(mixed)
    assert overlapping(mixed, [1, 2] * 3) == []


def test_in_a_named_column_all_doors_are_compared() -> None:
    assert overlapping([(400, 550), (150, 250), (240, 400)], [1, 1, 1]) == ["2.bottom_mm"]


def test_the_sentence_names_both_doors_and_their_heights_in_both_languages() -> None:
    (fault,) = height_faults(cabinet([(150, 250), (240, 400)]), "cabinets.0")
    for reason in (fault.reason, fault.reason_zh):
        assert all(word in reason for word in ("A01", "150–250 mm", "A02", "240–400 mm", "column"))

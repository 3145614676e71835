"""The drawing of a cabinet's front: each door in its column and its row."""

from collections.abc import Iterable

from chalicelib.domain.cabinet.geometry import drawn
from chalicelib.domain.catalogue.centre import Compartment
from chalicelib.domain.catalogue.words import Size

HEIGHTS = [(150, 250), (250, 400), (400, 800)]


def cell(number: int, heights: tuple[int, int], column: int | None = None, bank: str = "A") -> Compartment:
    bottom, top = heights
    return Compartment(
        door=f"{bank}{number:02d}", bank=bank, board=1, channel=number, size=Size.SMALL, width_mm=340,
        height_mm=top - bottom - 10, depth_mm=450, bottom_mm=bottom, top_mm=top, column=column,
    )  # fmt: skip


def columns(cells: Iterable[Compartment]) -> list[list[str]]:
    """The doors of each column of the only bank, from the floor up."""
    (bank,) = drawn(cells)
    return [[door.door for door in column.doors] for column in bank.columns]


def test_doors_counted_upwards_column_by_column() -> None:
    found = columns(cell(n, h) for n, h in enumerate(HEIGHTS * 2, 1))
    assert found == [["A01", "A02", "A03"], ["A04", "A05", "A06"]]


def test_doors_counted_downwards_column_by_column() -> None:
    found = columns(cell(n, h) for n, h in enumerate(HEIGHTS[::-1] * 2, 1))
    assert found == [["A03", "A02", "A01"], ["A06", "A05", "A04"]]


def test_doors_counted_row_by_row() -> None:
    found = columns(cell(n, h) for n, h in enumerate((h for h in HEIGHTS for _ in range(2)), 1))
    assert found == [["A01", "A03", "A05"], ["A02", "A04", "A06"]]


def test_one_row_of_doors_is_a_column_each() -> None:
    assert columns(cell(n, HEIGHTS[0]) for n in (1, 2, 3)) == [["A01"], ["A02"], ["A03"]]


def test_named_columns_stand_as_they_are_named() -> None:
    found = columns([cell(1, HEIGHTS[0], 2), cell(2, HEIGHTS[0], 1), cell(3, HEIGHTS[1], 2)])
    assert found == [["A02"], ["A01", "A03"]]


def test_banks_stand_beside_each_other_and_doors_say_their_row_and_whether_they_are_within_reach() -> None:
    one, two = drawn([cell(1, HEIGHTS[0], bank="B"), cell(1, HEIGHTS[0]), cell(2, HEIGHTS[2])])
    assert (one.bank, two.bank) == ("A", "B")
    assert [(door.row, door.low, door.width_mm) for door in one.columns[0].doors] == [(1, False, 340), (2, True, 340)]

"""Doors of one column stand above each other: no two at the same height.

Where no `column` is named it follows from the numbers: doors are counted column by column, each upwards or downwards,
or row by row, each of as many doors as the others. Who counts otherwise names the columns.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from chalicelib.domain.catalogue.centre import CabinetPlan, Compartment
from chalicelib.domain.catalogue.faults import Fault

Placed = tuple[int, Compartment]


def height_faults(cabinet: CabinetPlan, path: str) -> Iterator[Fault]:
    cells = sorted(enumerate(cabinet.compartments), key=lambda placed: (*_column(placed), placed[1].door))
    for (_, column), found in groupby(cells, key=_column):
        doors = list(found)
        for (_, cell), (i, other) in _named(doors) if column else pairwise(_first_of_each_row(doors)):
            if _overlap(cell, other):
                yield _fault(cell, other, f"{path}.compartments.{i}.bottom_mm")


def _column(placed: Placed) -> tuple[str, int]:
    return placed[1].bank, placed[1].column or 0


def _named(doors: Iterable[Placed]) -> Iterable[tuple[Placed, Placed]]:
    """Of a named column all are compared, whatever their numbers."""
    return pairwise(sorted(doors, key=lambda placed: placed[1].bottom_mm))


def _first_of_each_row(doors: list[Placed]) -> list[Placed]:
    """Doors at one height are a row if all rows are as long; else one of them was written down wrongly."""
    rows = [list(row) for _, row in groupby(doors, key=lambda placed: (placed[1].bottom_mm, placed[1].top_mm))]
    return [row[0] for row in rows] if len({len(row) for row in rows}) == 1 else doors


def _overlap(cell: Compartment, other: Compartment) -> bool:
    return cell.bottom_mm < other.top_mm and other.bottom_mm < cell.top_mm


def _fault(cell: Compartment, other: Compartment, path: str) -> Fault:
    heights, at = f"{other.bottom_mm}–{other.top_mm} mm", f"{cell.bottom_mm}–{cell.top_mm} mm"
    return Fault(
        path,
        f"{other.door} ({heights}) overlaps {cell.door} ({at}); if they stand side by side, name their column",
        f"{other.door}（{heights}）与 {cell.door}（{at}）高度重叠；如左右并列，请填写 column 列",
    )

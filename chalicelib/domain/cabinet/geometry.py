"""How a cabinet looks from in front: banks, their columns, the doors of each from the floor up.

Columns are named, or follow from the numbers as check_heights reads them: doors are counted column by column, each
upwards or downwards, or row by row, each of as many doors as the others.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from chalicelib.domain.catalogue.centre import Compartment

Cells = list[Compartment]


class DoorDrawn(msgspec.Struct, frozen=True, kw_only=True):
    """`row` counts from the floor; `low`: the whole door can be reached from a wheelchair. Millimetres."""

    door: str
    size: str
    row: int
    bottom_mm: int
    top_mm: int
    width_mm: int
    low: bool


class ColumnDrawn(msgspec.Struct, frozen=True, kw_only=True):
    """`column` counts from the left, within its bank; its doors from the floor up."""

    column: str
    doors: list[DoorDrawn]


class BankDrawn(msgspec.Struct, frozen=True, kw_only=True):
    bank: str
    columns: list[ColumnDrawn]


def drawn(compartments: Iterable[Compartment]) -> list[BankDrawn]:
    """The banks by their letters, from the left."""
    cells = sorted(compartments, key=lambda cell: (cell.bank, cell.door))
    return [_bank(bank, list(found)) for bank, found in groupby(cells, key=lambda cell: cell.bank)]


def _bank(bank: str, cells: Cells) -> BankDrawn:
    return BankDrawn(bank=bank, columns=[_column(n, column) for n, column in enumerate(_columns(cells), 1)])


def _column(number: int, cells: Cells) -> ColumnDrawn:
    upwards = sorted(cells, key=lambda cell: cell.bottom_mm)
    return ColumnDrawn(column=str(number), doors=[_door(row, cell) for row, cell in enumerate(upwards, 1)])


def _door(row: int, cell: Compartment) -> DoorDrawn:
    return DoorDrawn(
        door=cell.door, size=str(cell.size), row=row, bottom_mm=cell.bottom_mm, top_mm=cell.top_mm,
        width_mm=cell.width_mm, low=cell.within_reach,
    )  # fmt: skip


def _columns(cells: Cells) -> list[Cells]:
    """`cells` of one bank, in the order of their numbers."""
    named = {cell.column for cell in cells}
    if named != {None}:
        return [[cell for cell in cells if cell.column == one] for one in sorted(named, key=lambda n: n or 0)]
    return _by_rows(cells) or _by_columns(cells)


def _by_rows(cells: Cells) -> list[Cells]:
    """Counted row by row: doors at one height follow each other, in rows of as many; [] where they do not."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: (cell.bottom_mm, cell.top_mm))]
    long = {len(row) for row in rows}
    return [list(column) for column in zip(*rows, strict=True)] if len(long) == 1 and long != {1} else []


def _by_columns(cells: Cells) -> list[Cells]:
    """Counted column by column: where the next door would lead back, the next column begins."""
    columns: list[Cells] = []
    for cell in cells:
        if columns and _goes_on(columns[-1], cell):
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return columns


def _goes_on(column: Sequence[Compartment], cell: Compartment) -> bool:
    *before, last = column
    if not before:
        return cell.bottom_mm >= last.top_mm or cell.top_mm <= last.bottom_mm
    upwards = last.bottom_mm > before[-1].bottom_mm
    return cell.bottom_mm >= last.top_mm if upwards else cell.top_mm <= last.bottom_mm

"""The front of the cabinet as it is drawn on its screen: banks, columns, and in each its doors from the floor up."""

from collections.abc import Mapping, Sequence
from typing import Any

from iot.config.banks import BankConfig
from iot.config.cells import Cell

# What a bank looks like of which nobody has measured anything: columns of twelve, filled from the top.
ROWS, WIDTH_MM, HEIGHT_MM = 12, 340, 150
# What a seated person reaches (ISO 21542).
LOW_MM = 1200


def drawn(banks: Sequence[BankConfig]) -> list[dict[str, Any]]:
    """The same form in which the cloud tells of a cabinet."""
    return [_bank(bank) for bank in banks]


def _bank(bank: BankConfig) -> dict[str, Any]:
    cells = bank.cells or _guessed(sorted(bank.doors))
    numbers = sorted({cell.column for cell in cells.values()})
    columns = [{"column": str(number), "doors": _column(cells, number, bool(bank.cells))} for number in numbers]
    return {"bank": bank.bank, "columns": columns}


def _column(cells: Mapping[str, Cell], number: int, measured: bool) -> list[dict[str, Any]]:
    own = sorted(((cell.bottom_mm, door, cell) for door, cell in cells.items() if cell.column == number))
    return [
        {"door": door, "size": "", "bottom_mm": bottom, "top_mm": cell.top_mm, "width_mm": cell.width_mm,
         "low": measured and cell.top_mm <= LOW_MM}
        for bottom, door, cell in own
    ]  # fmt: skip


def _guessed(doors: Sequence[str]) -> dict[str, Cell]:
    rows = min(ROWS, len(doors))
    return {door: _guess(number // ROWS + 1, rows - 1 - number % ROWS) for number, door in enumerate(doors)}


def _guess(column: int, row: int) -> Cell:
    return Cell(column, row * HEIGHT_MM, (row + 1) * HEIGHT_MM, WIDTH_MM)

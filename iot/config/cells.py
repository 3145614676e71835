"""Where each compartment sits in the front of the cabinet, for the drawing on its screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iot.config import fields


@dataclass(frozen=True, slots=True)
class Cell:
    """`column` counts from the left of its bank; millimetres from the floor."""

    column: int
    bottom_mm: int
    top_mm: int
    width_mm: int


def parse_cells(raw: Any, doors: Mapping[str, int]) -> dict[str, Cell]:
    """By door; empty where nobody has measured. Raises ConfigError that names the field."""
    fields.require(isinstance(raw, dict), "banks.cells", "must be an object")
    cells = {door: fields.build(Cell, row, "banks.cells") for door, row in raw.items()}
    fields.require(
        not cells or cells.keys() == doors.keys(), "banks.cells", "names each door of its bank, or is left out"
    )
    for door, cell in cells.items():
        holds = cell.column > 0 and cell.width_mm > 0 and 0 <= cell.bottom_mm < cell.top_mm
        fields.require(holds, "banks.cells", f"{door}: a column from 1, a width, and a top above its bottom")
    return cells

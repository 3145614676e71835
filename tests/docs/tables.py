"""The tables of a document, row by row."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SKIPPED = {".venv", ".git", "node_modules", "build", ".chalice"}


class Row(NamedTuple):
    """`cells` by the names in the table's head; `line` counts from 1, `section` is the heading above."""

    line: int
    section: str
    cells: dict[str, str]


def rows(path: Path, first: str) -> Iterator[Row]:
    """Rows of every table whose first column is headed `first`."""
    head: list[str] = []
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if line.startswith("#"):
            section = line.lstrip("# ")
        if not cells or not head or set(cells[0]) <= {"-"}:
            head = head if cells and head else cells
            continue
        if head[0] == first:
            yield Row(number, section, dict(zip(head, cells, strict=True)))


def quoted(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def files(*endings: str) -> list[Path]:
    """Files of the repository with one of these endings; nothing that a build or an installation left."""
    found = (path for path in ROOT.rglob("*") if path.name.endswith(endings) and path.is_file())
    return sorted(path for path in found if not SKIPPED & set(path.relative_to(ROOT).parts))

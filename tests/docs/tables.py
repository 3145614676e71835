"""The tables of a document, row by row."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
# What an installation, a build or a run leaves in a checkout.
LEFT_BEHIND = {"node_modules", "build", "dist", "__pycache__", "deployments"}
HIDDEN_BUT_OURS = {".chalice", ".ci", ".github"}


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
    """Files of the repository with one of these endings."""
    return [path for path in _kept() if path.name.endswith(endings)]


@cache
def _kept() -> list[Path]:
    found: list[Path] = []
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if _is_ours(name))
        found += (Path(folder) / name for name in sorted(names))
    return found


def _is_ours(folder: str) -> bool:
    return folder not in LEFT_BEHIND and (folder in HIDDEN_BUT_OURS or not folder.startswith("."))

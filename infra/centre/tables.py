"""CSV files of a centre: rows as nested records, `name_zh` and `name_en` as one `name`.

A cell that does not convert stays text, so that the check of the whole import names it like every other misfit.
"""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from infra.centre.faults import FileFault, Unreadable

Convert = Callable[[str], Any]
# Columns that a table may leave out.
OPTIONAL = {"column", "opens", "closes", "closed_on", "aliases"}
_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


class TableRow(NamedTuple):
    number: int
    record: dict[str, Any]


def text(cell: str) -> str:
    return cell


def whole(cell: str) -> int | str:
    digits = cell.removeprefix("-")
    return int(cell) if digits.isascii() and digits.isdigit() else cell


def several(cell: str) -> list[str]:
    """Words with a semicolon between them."""
    return [word.strip() for word in cell.replace("；", ";").split(";") if word.strip()]


def number(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


def yes_no(cell: str) -> bool | str:
    # A spreadsheet writes TRUE when it saves what was typed as true.
    return _YES_NO.get(cell.lower(), cell)


def read_table(folder: Path, name: str, columns: Mapping[str, Convert]) -> tuple[list[TableRow], list[FileFault]]:
    """The rows of one file and what is wrong with its headings; raises Unreadable if there is no such table."""
    lines = list(csv.reader(io.StringIO(read_utf8(folder, name), newline="")))
    if not lines:
        raise Unreadable(FileFault(name, 1, None, "the file is empty", "文件是空的", True))
    headings = [cell.strip() for cell in lines[0]]
    faults = [*_missing(name, headings, columns), *_strange(name, headings, columns)]
    rows = []
    for i, cells in enumerate(lines[1:], start=2):
        filled = [cell.strip() for cell in cells]
        if any(filled[len(headings) :]):
            faults.append(FileFault(name, i, None, "has more cells than headings", "单元格多于表头"))
        if any(filled):
            rows.append(TableRow(i, _nested(dict(zip(headings, filled, strict=False)), columns)))
    return rows, faults


def read_utf8(folder: Path, name: str) -> str:
    try:
        # A spreadsheet puts a byte order mark in front, an editor does not.
        return (folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unreadable(FileFault(name, None, None, "this file is missing", "缺少这个文件", True)) from None
    except UnicodeDecodeError:
        reason, reason_zh = "save this file as UTF-8", "请把文件另存为 UTF-8 编码"
        raise Unreadable(FileFault(name, None, None, reason, reason_zh, True)) from None


def _missing(name: str, headings: list[str], columns: Mapping[str, Convert]) -> list[FileFault]:
    needed = [column for column in columns if column not in OPTIONAL]
    return [FileFault(name, 1, c, "this column is missing", "缺少这一列", True) for c in needed if c not in headings]


def _strange(name: str, headings: list[str], columns: Mapping[str, Convert]) -> list[FileFault]:
    strange = [h for h in headings if h not in columns]
    twice = sorted({h for h in headings if h in columns and headings.count(h) > 1})
    return [
        *(FileFault(name, 1, h or None, *_no_such_column(columns)) for h in strange),
        *(FileFault(name, 1, h, "this column is there twice", "这一列重复") for h in twice),
    ]


def _no_such_column(columns: Mapping[str, Convert]) -> tuple[str, str]:
    return (
        f"there is no such column; there are {', '.join(columns)}",
        f"没有这一列，可用的列：{'、'.join(columns)}",
    )


def _nested(cells: Mapping[str, str], columns: Mapping[str, Convert]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for heading, cell in cells.items():
        if heading not in columns or cell == "":
            continue
        stem, _, language = heading.rpartition("_")
        if language in ("zh", "en"):
            record.setdefault(stem, {})[language] = columns[heading](cell)
        else:
            record[heading] = columns[heading](cell)
    return record

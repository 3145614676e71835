"""What a clerk is told about a centre's files: where, and what is wrong there."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple


class FileFault(NamedTuple):
    """`row` is the line that an editor or a spreadsheet shows, from 1; `column` a heading or a YAML field.

    `whole_file`: nothing of the file could be used, or a whole column of it is lost. `also`: other rows that say the
    very same.
    """

    file: str
    row: int | None
    column: str | None
    reason: str
    reason_zh: str
    whole_file: bool = False
    also: tuple[int, ...] = ()

    def sentence(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", {self.column}" if self.column else ""
        also = f" (rows {_ranges(self.also)} too)" if self.also else ""
        return f"{self.file}{row}{column}: {self.reason}{also}"

    def sentence_zh(self) -> str:
        row = f" 第 {self.row} 行" if self.row else ""
        column = f" {self.column}" if self.column else ""
        also = f"（第 {_ranges(self.also)} 行相同）" if self.also else ""
        return f"{self.file}{row}{column}：{self.reason_zh}{also}"


def together(faults: Iterable[FileFault]) -> list[FileFault]:
    """The same fault of one column once, with all the rows that have it."""
    first: dict[tuple[str | None, ...], FileFault] = {}
    for fault in faults:
        same = (fault.file, fault.column, fault.reason)
        known = first.get(same)
        also = () if known is None or fault.row is None else (*known.also, fault.row)
        first[same] = known._replace(also=also) if known else fault
    return list(first.values())


def _ranges(rows: Iterable[int]) -> str:
    """3, 4, 5, 9 → 3–5, 9"""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    return ", ".join("–".join(map(str, run)) for run in runs)


def near(word: object, known: Iterable[object]) -> tuple[str, str]:
    """What the clerk may have meant, in both languages; empty where nothing is near."""
    found = get_close_matches(str(word), [str(one) for one in known if one], 1)
    return (f"; did you mean {found[0]}?", f"，是否应为 {found[0]}？") if found else ("", "")


class CentreFilesError(Exception):
    """The files cannot be imported; `faults` holds everything that is wrong with them."""

    def __init__(self, faults: list[FileFault]) -> None:
        super().__init__("\n".join(f.sentence() for f in faults))
        self.faults = faults


class Unreadable(Exception):
    """One file cannot be read at all; the others still are."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.sentence())
        self.fault = fault

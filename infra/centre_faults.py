"""What a clerk is told about a centre's files: where, and what is wrong there."""

from typing import NamedTuple


class FileFault(NamedTuple):
    """`row` is the line that an editor or a spreadsheet shows, from 1; `column` a heading or a YAML field.

    `whole_file`: nothing of the file could be used, or a whole column of it is lost.
    """

    file: str
    row: int | None
    column: str | None
    reason: str
    reason_zh: str
    whole_file: bool = False

    def sentence(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: {self.reason}"

    def sentence_zh(self) -> str:
        row = f" 第 {self.row} 行" if self.row else ""
        column = f" {self.column}" if self.column else ""
        return f"{self.file}{row}{column}：{self.reason_zh}"


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

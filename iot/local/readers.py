"""From the bytes of a scanner or of keys to codes, without any I/O."""

import re
import struct
from collections.abc import Callable, Iterator
from typing import Protocol

# Longer than any code with its prefix and dashes; what is longer is another QR code.
LONGEST_LINE = 64
CODE = re.compile(r"(?:[A-Za-z]+:\s*)?([0-9 -]+)", re.ASCII)
# Half a code that somebody left behind must not be the beginning of the next person's.
FORGET_S = 30.0


class CodeReader(Protocol):
    def read(self, data: bytes, at: float) -> Iterator[str]:
        """The codes that these bytes complete; `at` in seconds of any clock that does not jump."""


def payload(line: str) -> str:
    """A code out of what a scanner read: the digits, behind a word and a colon such as `XB:`."""
    found = CODE.fullmatch(line.strip())
    return found.group(1) if found else line.strip()


class LineReader:
    """A scanner on a serial line: each code ends with a line break of any kind."""

    def __init__(self) -> None:
        self._rest = b""
        self._too_long = False

    def read(self, data: bytes, at: float) -> Iterator[str]:
        *lines, rest = (self._rest + data.replace(b"\r", b"\n")).split(b"\n")
        self._rest = rest[:LONGEST_LINE]
        for line in lines:
            too_long, self._too_long = self._too_long or len(line) > LONGEST_LINE, False
            if line.strip() and not too_long:
                yield payload(line.decode("ascii", "replace"))
        self._too_long = self._too_long or len(rest) > LONGEST_LINE


class KeyReader:
    """A keypad: digits, # enters, * clears. `shown(count)`: so many digits are typed now."""

    def __init__(self, shown: Callable[[int], None]) -> None:
        self._shown = shown
        self._typed = ""
        self._last = 0.0

    def read(self, data: bytes, at: float) -> Iterator[str]:
        if at - self._last > FORGET_S:
            self._typed = ""
        self._last = at
        for key in data.decode("ascii", "replace"):
            if key.isdigit():
                self._typed = (self._typed + key)[:LONGEST_LINE]
            elif key in "#\r\n" and self._typed:
                yield self._typed
                self._typed = ""
            elif key == "*":
                self._typed = ""
            else:
                continue
            self._shown(len(self._typed))


class EventFileReader:
    """A scanner or keys that pretend to be a keyboard, read from Linux's event file: struct input_event."""

    FORMAT = struct.Struct("llHHi")
    KEY, PRESSED = 1, 1
    # linux/input-event-codes.h: the rows of digits, of the main block and of the number block; enter; keypad signs.
    DIGITS = dict(zip([11, *range(2, 11)], "0123456789", strict=True)) | {
        82: "0", 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9",
    }  # fmt: skip
    SIGNS = {28: "#", 96: "#", 55: "*", 1: "*", 14: "*"}

    def __init__(self, shown: Callable[[int], None]) -> None:
        self._keys = KeyReader(shown)
        self._rest = b""

    def read(self, data: bytes, at: float) -> Iterator[str]:
        data = self._rest + data
        whole = len(data) - len(data) % self.FORMAT.size
        self._rest = data[whole:]
        names = self.DIGITS | self.SIGNS
        pressed = [code for _, _, kind, code, value in self.FORMAT.iter_unpack(data[:whole])
                   if (kind, value) == (self.KEY, self.PRESSED)]  # fmt: skip
        return self._keys.read("".join(names.get(code, "") for code in pressed).encode(), at)

"""What the programs of this folder tell the person at the terminal."""

import sys
import time


class Stop(Exception):
    """The program cannot go on; the text is one sentence for the person who started it."""


class Progress:
    """Lines with the time since the start in front; `quiet` keeps them to itself (tests)."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._start = time.monotonic()

    def __call__(self, text: str) -> None:
        if not self._quiet:
            print(f"[{time.monotonic() - self._start:6.1f} s] {text}", flush=True)


def complain(error: Stop) -> int:
    """One clear sentence on standard error; the exit status of the program."""
    print(f"xinbao: {error}", file=sys.stderr, flush=True)
    return 1

"""What is checked, counted; a failure says what was expected and what was found, and the walk goes on."""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Say = Callable[[str], None]
LONGEST = 400


class Unexpected(Exception):
    """The story cannot go on from here; the text says what was expected and what was found."""


class Checks:
    """One for the whole walk; stories run side by side, each in threads that bear its name."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._lock = threading.Lock()
        self.done = 0
        self.failed = 0

    def equal(self, what: str, expected: Any, found: Any) -> bool:
        return self._count(expected == found, f"{what}: expected {_short(expected)}, found {_short(found)}")

    def true(self, what: str, holds: Any, found: Any = None) -> bool:
        return self._count(bool(holds), f"{what}: expected so, found {'otherwise' if found is None else _short(found)}")

    def fail(self, what: str) -> None:
        """`what` says what was expected and what was found."""
        self._count(False, what)

    def _count(self, holds: bool, what: str) -> bool:
        with self._lock:
            self.done += 1
            self.failed += not holds
        if not holds:
            story = threading.current_thread().name
            self._say(f"FAILED 未通过 [{story}] {what}")
        return holds


def until(what: str, look: Callable[[], T], seconds: float = 20, pause: float = 0.15) -> T:
    """The first thing seen that is true. Raises Unexpected with the last thing seen after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            raise Unexpected(f"{what}: expected within {seconds:.0f} s, last seen {_short(found)}")
        time.sleep(pause)
    return found


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

"""What changed, for every screen that listens; kept for a while, so that a screen that blinked misses nothing."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

KEPT = 256
MOST_LISTENERS = 8


class TooManyScreens(Exception):
    """More listeners than a box has screens."""


@dataclass(frozen=True, slots=True)
class Told:
    """`id` is empty for what is worth nothing later."""

    id: str
    kind: str
    body: Mapping[str, Any]


class Hub:
    """`whole` gives the state from which a listener starts that has missed more than is kept."""

    def __init__(self, whole: Callable[[], Mapping[str, Any]]) -> None:
        self._whole = whole
        self._run = secrets.token_hex(4)
        self._number = 0
        self._kept: deque[Told] = deque(maxlen=KEPT)
        self._listeners: set[asyncio.Queue[Told | None]] = set()

    @property
    def heard(self) -> bool:
        return bool(self._listeners)

    def close(self) -> None:
        """Every listener's stream ends."""
        for queue in self._listeners:
            queue.put_nowait(None)

    def tell(self, kind: str, body: Mapping[str, Any]) -> None:
        self._number += 1
        told = Told(self._id(), kind, body)
        self._kept.append(told)
        self._pass_on(told)

    def mention(self, kind: str, body: Mapping[str, Any]) -> None:
        """To those who listen now; a countdown is not worth keeping."""
        self._pass_on(Told("", kind, body))

    @contextmanager
    def listening(self, last: str | None) -> Iterator[asyncio.Queue[Told | None]]:
        """A queue of what `last` (an id) has missed and of all that follows; None in it ends a listener that sleeps.

        Raises TooManyScreens.
        """
        if len(self._listeners) >= MOST_LISTENERS:
            raise TooManyScreens
        queue: asyncio.Queue[Told | None] = asyncio.Queue()
        for told in self._missed(last):
            queue.put_nowait(told)
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def _missed(self, last: str | None) -> list[Told]:
        missed = self._number - self._heard_up_to(last)
        if missed > len(self._kept):
            return [Told(self._id(), "state", self._whole())]
        return list(self._kept)[len(self._kept) - missed :]

    def _heard_up_to(self, last: str | None) -> int:
        """Far behind for an id of another life of this program, or of none."""
        run, _, number = (last or "").partition("-")
        known = run == self._run and number.isdecimal() and len(number) < 16
        return min(int(number), self._number) if known else -KEPT - 1

    def _pass_on(self, told: Told) -> None:
        for queue in list(self._listeners):
            if queue.qsize() >= KEPT:
                # It does not read; it may come back and begin anew.
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(told)

    def _id(self) -> str:
        return f"{self._run}-{self._number}"

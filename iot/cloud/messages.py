"""What the line to the cloud brings in, and what such a line must be able to do.

The real one is connection.py; for tests there is fake.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Connected:
    """Nothing is subscribed yet."""


@dataclass(frozen=True, slots=True)
class ConnectionLost:
    """`taken_over`: another connection with this cabinet's name took its place."""

    reason: str
    taken_over: bool = False


@dataclass(frozen=True, slots=True)
class Listening:
    """Changes of this shadow arrive from now on: the moment to read it whole without a gap."""

    shadow: str


@dataclass(frozen=True, slots=True)
class ShadowDocument:
    """A shadow's `desired`: `whole` after a read, only what differs from `reported` after a change.

    `at` is the server's time in epoch seconds.
    """

    shadow: str
    version: int
    at: float
    desired: Mapping[str, Any]
    whole: bool


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """A message that the broker keeps until `acknowledge` is called: after what came before it is stored."""

    acknowledge: Callable[[], None]


@dataclass(frozen=True, slots=True)
class JobsChanged:
    """There may be another job: the moment to ask for it."""


@dataclass(frozen=True, slots=True)
class JobOffered:
    id: str
    document: Mapping[str, Any]


Message = JobsChanged | Connected | ConnectionLost | Listening | ShadowDocument | Unacknowledged


class Connection(Protocol):
    """Messages arrive through the callable given to `start`, in the event loop. Failures raise BrokerError."""

    async def load(self) -> None:
        """Before `start`: what may take a while and needs no line."""

    def start(self, tell: Callable[[Message], None]) -> None: ...
    async def stop(self) -> None: ...
    async def publish_events(self, payload: bytes) -> None: ...
    async def publish_presence(self, online: bool, at: float) -> None: ...
    async def report(self, shadow: str, reported: Mapping[str, Any]) -> None: ...
    async def read(self, shadow: str) -> ShadowDocument | None:
        """The whole shadow, or None where there is none yet."""

    async def next_job(self) -> JobOffered | None: ...
    async def report_job(self, job: str, status: str, details: Mapping[str, str]) -> None: ...
    async def rest(self, seconds: float) -> None:
        """Off the line for so long; then it connects again by itself."""

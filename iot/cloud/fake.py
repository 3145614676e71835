"""A cloud in memory and the line to it: the fake of connection.py, held to the same contract by the same tests.

It knows what a cabinet can see of a cloud: shadows with versions and deltas, a line that can be cut, messages.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from cabinet_contract.events import Batch
from iot.cloud.messages import (
    Connected,
    ConnectionLost,
    JobOffered,
    JobsChanged,
    Listening,
    Message,
    ShadowDocument,
    Unacknowledged,
)
from iot.errors import BrokerError


class FakeCloud:
    """`now` is the server's clock. `batches` and `presence` are what arrived, in order."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.batches: list[Batch] = []
        self.presence: list[dict[str, Any]] = []
        self.shadows: dict[str, dict[str, Any]] = {}
        self.joined = True
        self.acknowledged = 0
        self.job: JobOffered | None = None
        self.reports: list[tuple[str, str, dict[str, str]]] = []
        self.rested: list[float] = []
        self.connection: FakeConnection | None = None

    def want(self, shadow: str, desired: Mapping[str, Any]) -> None:
        self.update(shadow, "desired", desired)

    def cut(self) -> None:
        self.joined = False
        if self.connection:
            self.connection.tell(ConnectionLost("cut"))

    def join(self) -> None:
        self.joined = True
        if self.connection:
            self.connection.connect()

    def offer(self, document: Mapping[str, Any]) -> None:
        """One job at a time, offered until it is reported ended."""
        self.job = JobOffered("fleet-test", dict(document))
        if self.connection and self.joined:
            self.connection.tell(JobsChanged())

    def reported(self, shadow: str) -> dict[str, Any]:
        return dict(self.shadows.get(shadow, {}).get("reported", {}))

    def events(self) -> list[dict[str, Any]]:
        """Each number once, in order, as the cloud would apply them."""
        found = {event.number: event.to_wire() for batch in self.batches for event in batch.events}
        return [found[number] for number in sorted(found)]

    def _acknowledged(self) -> None:
        self.acknowledged += 1

    def update(self, shadow: str, half: str, state: Mapping[str, Any]) -> None:
        held = self.shadows.setdefault(shadow, {"version": 0, "desired": {}, "reported": {}})
        held[half] |= json.loads(json.dumps(state))
        held["version"] += 1
        delta = {k: v for k, v in held["desired"].items() if held["reported"].get(k) != v}
        if delta and self.joined and self.connection:
            self.connection.tell(ShadowDocument(shadow, held["version"], self.now(), delta, whole=False))
            self.connection.tell(Unacknowledged(self._acknowledged))


class FakeConnection:
    """One cabinet's line to `cloud`; implements `iot.cloud.messages.Connection`."""

    def __init__(self, cloud: FakeCloud, shadows: list[str]) -> None:
        self._cloud = cloud
        self._shadows = shadows
        self.tell: Callable[[Message], None]

    async def load(self) -> None: ...

    def start(self, tell: Callable[[Message], None]) -> None:
        self.tell = tell
        self._cloud.connection = self
        if self._cloud.joined:
            self.connect()

    def connect(self) -> None:
        self.tell(Connected())
        for shadow in self._shadows:
            self.tell(Listening(shadow))
        self.tell(JobsChanged())

    async def stop(self) -> None:
        self._cloud.connection = None

    async def publish_events(self, payload: bytes) -> None:
        self._must_be_joined()
        self._cloud.batches.append(Batch.from_json(payload))

    async def publish_presence(self, online: bool, at: float) -> None:
        self._must_be_joined()
        self._cloud.presence.append({"online": online, "at": at})

    async def report(self, shadow: str, reported: Mapping[str, Any]) -> None:
        self._must_be_joined()
        self._cloud.update(shadow, "reported", reported)

    async def read(self, shadow: str) -> ShadowDocument | None:
        self._must_be_joined()
        held = self._cloud.shadows.get(shadow)
        if held is None:
            return None
        return ShadowDocument(shadow, held["version"], self._cloud.now(), held["desired"], whole=True)

    async def next_job(self) -> JobOffered | None:
        self._must_be_joined()
        return self._cloud.job

    async def report_job(self, job: str, status: str, details: Mapping[str, str]) -> None:
        self._must_be_joined()
        self._cloud.reports.append((job, status, dict(details)))
        if status != "IN_PROGRESS":
            self._cloud.job = None

    async def rest(self, seconds: float) -> None:
        self._cloud.rested.append(seconds)

    def _must_be_joined(self) -> None:
        if not self._cloud.joined:
            raise BrokerError("the line is cut")

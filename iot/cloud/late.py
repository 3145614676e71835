"""A line whose library is loaded late: AWS's is large, and neither the doors nor the keypad need it."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from iot.cloud.messages import Connection, JobOffered, Message, ShadowDocument


class LateConnection:
    """The Connection that `make` gives; `make` runs in a thread, when the line is wanted first. Nothing but `load` may
    be called before that has returned."""

    def __init__(self, make: Callable[[], Connection]) -> None:
        self._make = make
        self._line: Connection

    async def load(self) -> None:
        self._line = await asyncio.to_thread(self._make)
        await self._line.load()

    def start(self, tell: Callable[[Message], None]) -> None:
        self._line.start(tell)

    async def stop(self) -> None:
        await self._line.stop()

    async def publish_events(self, payload: bytes) -> None:
        await self._line.publish_events(payload)

    async def publish_presence(self, online: bool, at: float) -> None:
        await self._line.publish_presence(online, at)

    async def report(self, shadow: str, reported: Mapping[str, Any]) -> None:
        await self._line.report(shadow, reported)

    async def read(self, shadow: str) -> ShadowDocument | None:
        return await self._line.read(shadow)

    async def next_job(self) -> JobOffered | None:
        return await self._line.next_job()

    async def report_job(self, job: str, status: str, details: Mapping[str, str]) -> None:
        await self._line.report_job(job, status, details)

    async def rest(self, seconds: float) -> None:
        await self._line.rest(seconds)

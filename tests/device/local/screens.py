"""A screen of the box: what it asks and what it hears."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession

from iot.local.routes import screen_api
from iot.loopback import serve
from tests.device.rig import Rig


@asynccontextmanager
async def screen(rig: Rig) -> AsyncIterator[ClientSession]:
    async with rig.plugged_in(), rig.powered() as cabinet:
        runner, url = await serve(screen_api(cabinet.screen), 0)
        try:
            async with ClientSession(url) as client:
                yield client
        finally:
            await runner.cleanup()


class Listener:
    """One connection for server-sent events."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer
        self.last = ""

    async def next(self, *kinds: str) -> tuple[str, Any]:
        """The next event of one of these kinds."""
        while True:
            event = await self._event()
            if not kinds or event[0] in kinds:
                return event

    async def _event(self) -> tuple[str, Any]:
        found: dict[str, str] = {}
        while (line := (await self._answer.content.readline()).decode()) != "\n" or "data" not in found:
            name, _, value = line.strip().partition(": ")
            found[name] = value
            assert line, "the stream ended"
        self.last = found.get("id", self.last)
        return found["event"], json.loads(found["data"])


@asynccontextmanager
async def listening(client: ClientSession, last: str | None = None) -> AsyncIterator[Listener]:
    headers = {"Last-Event-ID": last} if last else {}
    async with client.get("/events", headers=headers) as answer:
        assert answer.content_type == "text/event-stream"
        yield Listener(answer)


async def post(client: ClientSession, path: str, body: Any) -> tuple[int, Any]:
    async with client.post(path, json=body) as answer:
        return answer.status, await answer.json()

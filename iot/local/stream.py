"""Server-sent events: a screen that lost the line says the last id it has heard and goes on from there."""

import asyncio
import json
from contextlib import suppress

from iot.local.hub import Hub, Told, TooManyScreens
from iot.loopback import refused
from iot.web_library import web

# Something must be said now and then, or a dead listener is never noticed.
BREATH_S = 15.0
RETRY_MS = 1000


async def stream(request: web.Request, hub: Hub) -> web.StreamResponse:
    try:
        with hub.listening(request.headers.get("Last-Event-ID")) as queue:
            return await _send(request, queue)
    except TooManyScreens:
        return refused(503, "TOO_MANY", "events", ("too many screens listen", "连接的屏幕过多"))


async def _send(request: web.Request, queue: "asyncio.Queue[Told | None]") -> web.StreamResponse:
    headers = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    # A screen that is switched off in the middle of a sentence is no fault.
    with suppress(ConnectionError):
        await response.write(f"retry: {RETRY_MS}\n\n".encode())
        await _pass_on(response, queue)
    return response


async def _pass_on(response: web.StreamResponse, queue: "asyncio.Queue[Told | None]") -> None:
    while True:
        try:
            async with asyncio.timeout(BREATH_S):
                told = await queue.get()
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if told is None:
            return
        await response.write(_frame(told))


def _frame(told: Told) -> bytes:
    """JSON has no line breaks in it, so that one data line holds it."""
    id_ = f"id: {told.id}\n" if told.id else ""
    return f"{id_}event: {told.kind}\ndata: {json.dumps(told.body, ensure_ascii=False)}\n\n".encode()

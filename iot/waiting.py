"""Waiting for an event, but not for ever."""

import asyncio


async def happens(event: asyncio.Event, within_s: float | None) -> bool:
    """Whether it happened in time. Not `asyncio.wait_for`: up to Python 3.11 that can swallow a cancellation."""
    try:
        async with asyncio.timeout(within_s):
            await event.wait()
    except TimeoutError:
        return False
    return True

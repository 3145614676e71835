"""What both programs share: running until somebody asks them to stop."""

import asyncio
import signal


async def wait_for_signal() -> None:
    """Returns on SIGTERM or SIGINT; nothing is cut short, the caller cleans up."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()

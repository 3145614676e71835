"""What systemd is told: ready, still making progress, stopping. Each is one datagram, so no library is needed."""

import asyncio
import os
import socket
from collections.abc import Callable

# Systemd gives the time after which it kills; half of it leaves room for one delay.
FRACTION = 0.4


class Watchdog:
    """`address` and `microseconds` are what systemd puts into NOTIFY_SOCKET and WATCHDOG_USEC; without the first
    nothing is told to anybody."""

    def __init__(self, address: str | None = None, microseconds: str | None = None) -> None:
        self._address = address
        self.period_s = int(microseconds) / 1e6 * FRACTION if microseconds else None

    def ready(self) -> None:
        self._tell("READY=1")

    def stopping(self) -> None:
        self._tell("STOPPING=1")

    async def feed(self, progress: Callable[[], bool]) -> None:
        """For ever. `progress`: whether the main parts got on since the last time; if not, systemd is not told."""
        fed = True  # whatever came before has got this far
        while self.period_s is not None:
            if fed:
                self._tell("WATCHDOG=1")
            await asyncio.sleep(self.period_s)
            fed = progress()

    def _tell(self, state: str) -> None:
        if not self._address:
            return
        # A leading @ stands for the abstract name space, whose names begin with a zero byte.
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.sendto(state.encode(), address)


def from_environment() -> Watchdog:
    return Watchdog(os.environ.get("NOTIFY_SOCKET"), os.environ.get("WATCHDOG_USEC"))

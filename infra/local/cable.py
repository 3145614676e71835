"""The network cable of one cabinet: carries bytes to the broker, and can be cut and joined again."""

import asyncio
import contextlib
from collections.abc import Callable

from infra import typed
from infra.local.ports import LOOPBACK

CHUNK = 65536


Way = tuple[asyncio.StreamReader, asyncio.StreamWriter, Callable[[], None]]


def _nobody_asks() -> None: ...


class Cable:
    """Listens on a port of its own. A cut ends what is open, as a broken line does in the end, and refuses the rest."""

    def __init__(self, broker: int, brought: Callable[[], None] = _nobody_asks) -> None:
        """`broker` is the port at the far end. `brought()`: bytes from there are about to be handed on."""
        self.up = True
        self._broker = broker
        self._brought = brought
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        assert self._server is not None
        return typed.whole(self._server.sockets[0].getsockname(), 1)

    async def listen(self) -> None:
        self._server = await asyncio.start_server(self._carry, LOOPBACK, 0)

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        self.set(up=False)
        await self._server.wait_closed()

    def set(self, *, up: bool) -> None:
        self.up = up
        if not up:
            for writer in self._open:
                # Reset, not an orderly end: the cabinet must notice by itself that its last bytes may be lost.
                writer.transport.abort()

    def describe(self) -> dict[str, object]:
        return {"port": self.port, "up": self.up, "connections": len(self._open) // 2}

    async def _carry(self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            if self.up:
                far, to_far = await asyncio.open_connection(LOOPBACK, self._broker)
                await self._both_ways((near, to_far, _nobody_asks), (far, to_near, self._brought))
        to_near.transport.abort()

    async def _both_ways(self, *ways: Way) -> None:
        writers = {writer for _, writer, _ in ways}
        self._open |= writers
        try:
            await asyncio.gather(*(_pump(*way) for way in ways))
        finally:
            self._open -= writers
            for writer in writers:
                writer.transport.abort()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passing: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            passing()
            writer.write(data)
            await writer.drain()
    writer.close()

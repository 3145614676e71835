"""The switch in a cabinet's cable: cut means cut, for what is open and for what comes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from infra.local.cable import Cable
from infra.local.ports import LOOPBACK

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1024):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def _cable() -> AsyncIterator[Cable]:
    async with await asyncio.start_server(_echo, LOOPBACK, 0) as broker:
        cable = Cable(broker.sockets[0].getsockname()[1])
        await cable.listen()
        yield cable
        await cable.close()
        await asyncio.sleep(0.05)


def on_a_cable(story: Callable[[Cable], Awaitable[None]]) -> None:
    async def told() -> None:
        async with asyncio.timeout(10), _cable() as cable:
            await story(cable)

    asyncio.run(told())


@asynccontextmanager
async def _connected(cable: Cable) -> AsyncIterator[Streams]:
    reader, writer = await asyncio.open_connection(LOOPBACK, cable.port)
    yield reader, writer
    writer.transport.abort()


async def _said(streams: Streams, text: bytes) -> bytes:
    streams[1].write(text)
    return await streams[0].read(1024)


def test_bytes_pass_both_ways() -> None:
    async def story(cable: Cable) -> None:
        async with _connected(cable) as streams:
            assert await _said(streams, b"hello") == b"hello"
            assert cable.describe()["connections"] == 1

    on_a_cable(story)


def test_a_cut_breaks_what_is_open() -> None:
    async def story(cable: Cable) -> None:
        async with _connected(cable) as streams:
            await _said(streams, b"hello")
            cable.set(up=False)
            with pytest.raises(ConnectionError):
                await _said(streams, b"again")

    on_a_cable(story)


def test_a_cut_cable_lets_nothing_through() -> None:
    async def story(cable: Cable) -> None:
        cable.set(up=False)
        async with _connected(cable) as streams:
            with pytest.raises(ConnectionError):
                await _said(streams, b"hello")

    on_a_cable(story)


def test_a_joined_cable_carries_again() -> None:
    async def story(cable: Cable) -> None:
        cable.set(up=False)
        cable.set(up=True)
        async with _connected(cable) as streams:
            assert await _said(streams, b"hello") == b"hello"

    on_a_cable(story)

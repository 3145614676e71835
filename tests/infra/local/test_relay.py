"""The switch in a cabinet's cable: cut means cut, for what is open and for what comes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from infra.local.relay import LOOPBACK, Line

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(1024):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def _line() -> AsyncIterator[Line]:
    async with await asyncio.start_server(_echo, LOOPBACK, 0) as upstream:
        line = Line(upstream.sockets[0].getsockname()[1])
        await line.listen()
        yield line
        line.set(False)
        await line.close()
        await asyncio.sleep(0.05)


def on_a_line(story: Callable[[Line], Awaitable[None]]) -> None:
    async def told() -> None:
        async with asyncio.timeout(10), _line() as line:
            await story(line)

    asyncio.run(told())


@asynccontextmanager
async def _connected(line: Line) -> AsyncIterator[Streams]:
    reader, writer = await asyncio.open_connection(LOOPBACK, line.port)
    yield reader, writer
    writer.transport.abort()


async def _said(streams: Streams, text: bytes) -> bytes:
    streams[1].write(text)
    return await streams[0].read(1024)


def test_bytes_pass_both_ways() -> None:
    async def story(line: Line) -> None:
        async with _connected(line) as streams:
            assert await _said(streams, b"hello") == b"hello"
            assert line.describe()["connections"] == 1

    on_a_line(story)


def test_a_cut_breaks_what_is_open() -> None:
    async def story(line: Line) -> None:
        async with _connected(line) as streams:
            await _said(streams, b"hello")
            line.set(False)
            with pytest.raises(ConnectionError):
                await _said(streams, b"again")

    on_a_line(story)


def test_a_cut_line_lets_nothing_through() -> None:
    async def story(line: Line) -> None:
        line.set(False)
        async with _connected(line) as streams:
            with pytest.raises(ConnectionError):
                await _said(streams, b"hello")

    on_a_line(story)


def test_a_joined_line_carries_again() -> None:
    async def story(line: Line) -> None:
        line.set(False)
        line.set(True)
        async with _connected(line) as streams:
            assert await _said(streams, b"hello") == b"hello"

    on_a_line(story)

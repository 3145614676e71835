"""A code scanner and physical keys beside the screen: files that give lines or characters, on a port or a pipe.

A device that is not there is looked for again; nonsense from a device is answered like a person's typing mistake.
"""

import asyncio
import fcntl
import logging
import os
import termios
import tty
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from iot.config.local import DeviceConfig
from iot.local.readers import CodeReader

log = logging.getLogger(__name__)
LOOK_AGAIN_S = 2.0
CHUNK = 256
# linux/input.h, the same on every architecture that has these boards.
EVIOCGRAB = 0x40044590


class Device:
    """`type(code)` gets what was scanned or typed; `health(name, "ok" or "lost")`."""

    def __init__(
        self,
        config: DeviceConfig,
        reader: CodeReader,
        type_: Callable[[str], Awaitable[object]],
        health: Callable[[str, str], None],
    ) -> None:
        self._name = config.name
        self._path = config.path
        self._baud = config.baud
        self._reader = reader
        self._wedge = config.kind == "wedge"
        self._type = type_
        self._health = health

    async def run(self) -> None:
        """For ever."""
        while True:
            with suppress(OSError):
                await self._listen(_grabbed(self._path) if self._wedge else _opened(self._path, self._baud))
            self._health(self._name, "lost")
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _listen(self, handle: int) -> None:
        """Until the device is gone; one code after the other, whatever comes meanwhile is read later."""
        log.info("%s: listening to %s", self._name, self._path.name)
        self._health(self._name, "ok")
        try:
            while data := await _chunk(handle):
                for code in self._reader.read(data, asyncio.get_running_loop().time()):
                    await self._type(code)
        finally:
            os.close(handle)


def _opened(path: Path, baud: int) -> int:
    """For a pipe also to write, so that it does not end with every writer. Raises OSError."""
    handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if os.isatty(handle):
            _raw(handle, getattr(termios, f"B{baud}"))
    except (OSError, termios.error) as error:
        os.close(handle)
        raise OSError("cannot be set up") from error
    return handle


def _grabbed(path: Path) -> int:
    """A keyboard that types for nobody else: not into the page on the screen, nor into a console. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    # What is no input device is a test's pipe, or a file: nobody else listens to it.
    with suppress(OSError):
        fcntl.ioctl(handle, EVIOCGRAB, 1)
    return handle


def _raw(handle: int, speed: int) -> None:
    tty.setraw(handle)
    settings = termios.tcgetattr(handle)
    settings[4] = settings[5] = speed
    termios.tcsetattr(handle, termios.TCSANOW, settings)


async def _chunk(handle: int) -> bytes:
    """Raises OSError where the device was pulled out."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(handle, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(handle)
    try:
        return os.read(handle, CHUNK)
    except BlockingIOError:
        return await _chunk(handle)

"""One RS-485 bus: half duplex, one question at a time, the port reopened whenever it was lost."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import serial

from iot.errors import NoReply


class Port(Protocol):
    """The part of pyserial's Serial that a bus uses."""

    def reset_input_buffer(self) -> None: ...
    def write(self, data: bytes, /) -> int | None: ...
    def read(self, size: int = 1, /) -> bytes: ...
    def close(self) -> None: ...


def serial_port(path: Path, baud: int, timeout_s: float) -> Port:
    return serial.Serial(str(path), baud, timeout=timeout_s, write_timeout=timeout_s, exclusive=True)


class Bus:
    """Not thread-safe on purpose: each bus has exactly one worker, which is its queue (see rack.py)."""

    def __init__(self, path: Path, *, baud: int = 9600, open_port: Callable[..., Port] = serial_port) -> None:
        self.path = path
        self._baud = baud
        self._open_port = open_port
        self._port: Port | None = None

    def ask(self, frame: bytes, length: int, timeout_s: float) -> bytes:
        """Send `frame`, return up to `length` bytes of answer. Raises NoReply if nothing at all comes."""
        try:
            port = self._ready_port(timeout_s)
            # What is left of a late answer must not be taken for the answer to this question.
            port.reset_input_buffer()
            port.write(frame)
            reply = _read_until(port, length, time.monotonic() + timeout_s)
        except (OSError, serial.SerialException) as error:
            self.close()
            raise NoReply(f"{self.path.name}: {error}") from error
        if not reply:
            raise NoReply(f"{self.path.name}: no answer in {timeout_s:g} s")
        return reply

    def close(self) -> None:
        if self._port is not None:
            with contextlib.suppress(OSError, serial.SerialException):
                self._port.close()
            self._port = None

    def _ready_port(self, timeout_s: float) -> Port:
        if self._port is None:
            # A short read timeout, so that a truncated answer is found out early and not after the whole wait.
            self._port = self._open_port(self.path, self._baud, min(0.1, timeout_s))
        return self._port


def _read_until(port: Port, length: int, deadline: float) -> bytes:
    """At most `length` bytes; stops early when an answer has begun and then falls silent."""
    reply = b""
    while len(reply) < length and time.monotonic() < deadline:
        more = port.read(length - len(reply))
        if reply and not more:
            break
        reply += more
    return reply

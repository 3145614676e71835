"""One RS-485 bus: half duplex, one question at a time, the port reopened whenever it was lost."""

import contextlib
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import serial

from iot.errors import BadReply, NoReply, PortLost

T = TypeVar("T")
# An adapter that is pulled out shows as any of these; termios.error is no OSError.
LINE_ERRORS = (OSError, serial.SerialException, termios.error)
# After a lost or damaged answer the wire gets time to fall silent, so that a late answer is not taken for the next.
SETTLE_S = 0.02
# An adapter that is gone is looked for again after these pauses; the last one stays.
REOPEN_S = (0.0, 0.2, 0.5, 1.0, 2.0)


class Port(Protocol):
    """The part of pyserial's Serial that a bus uses."""

    @property
    def in_waiting(self) -> int: ...
    def reset_input_buffer(self) -> None: ...
    def write(self, data: bytes, /) -> int | None: ...
    def read(self, size: int = 1, /) -> bytes: ...
    def close(self) -> None: ...


def serial_port(path: Path, baud: int, timeout_s: float) -> Port:
    port: Port = serial.Serial(str(path), baud, timeout=timeout_s, write_timeout=timeout_s, exclusive=True)
    return port


class Bus:
    """Not thread-safe on purpose: each bus has exactly one worker, which is its queue (see rack.py)."""

    def __init__(
        self, path: Path, *, baud: int = 9600, open_port: Callable[..., Port] = serial_port,
        sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.path = path
        self.baud = baud
        self._open_port = open_port
        self._sleep = sleep
        self._clock = clock
        self._port: Port | None = None
        self._unsettled = False
        self._failed_opens = 0
        self._not_before = 0.0

    def ask(self, frame: bytes, length: int, timeout_s: float) -> bytes:
        """Send `frame`, return up to `length` bytes of answer. Raises NoReply if nothing at all comes."""
        return self._on_port(timeout_s, lambda port: self._asked(port, frame, length, timeout_s))

    def converse(self, frame: bytes, hear: Callable[[bytes], T | None], timeout_s: float) -> T:
        """For lines on which boards also speak unasked: `hear` gets every byte, also those that came before, and
        returns the answer once it has it. Raises NoReply if nothing came, BadReply if nothing that answers."""
        return self._on_port(timeout_s, lambda port: self._conversed(port, frame, hear, timeout_s))

    def pause(self, seconds: float) -> None:
        self._sleep(seconds)

    def close(self) -> None:
        """The next question opens the port again."""
        if self._port is not None:
            with contextlib.suppress(*LINE_ERRORS):
                self._port.close()
            self._port = None

    def _on_port(self, timeout_s: float, talk: Callable[[Port], T]) -> T:
        port = self._ready_port(timeout_s)
        if self._unsettled:
            self._sleep(min(SETTLE_S, timeout_s))
        self._unsettled = True
        try:
            answer = talk(port)
        except NoReply:
            raise
        except LINE_ERRORS as error:
            self.close()
            raise PortLost(f"{self.path.name}: {error}") from error
        self._unsettled = False
        return answer

    def _asked(self, port: Port, frame: bytes, length: int, timeout_s: float) -> bytes:
        # What is left of a late answer must not be taken for the answer to this question.
        port.reset_input_buffer()
        port.write(frame)
        reply = _read_until(port, length, time.monotonic() + timeout_s)
        if not reply:
            raise self._silence(timeout_s)
        return reply

    def _conversed(self, port: Port, frame: bytes, hear: Callable[[bytes], T | None], timeout_s: float) -> T:
        hear(port.read(port.in_waiting) if port.in_waiting else b"")
        port.write(frame)
        deadline = time.monotonic() + timeout_s
        came = b""
        while time.monotonic() < deadline:
            more = port.read(max(1, port.in_waiting))
            came += more
            answer = hear(more)
            if answer is not None:
                return answer
        raise BadReply(f"{len(came)} bytes that do not answer") if came else self._silence(timeout_s)

    def _silence(self, timeout_s: float) -> NoReply:
        return NoReply(f"{self.path.name}: no answer in {timeout_s:g} s")

    def _ready_port(self, timeout_s: float) -> Port:
        if self._port is None:
            if self._clock() < self._not_before:
                raise PortLost(f"{self.path.name}: adapter not there, tried again soon")
            self._port = self._opened(timeout_s)
        return self._port

    def _opened(self, timeout_s: float) -> Port:
        try:
            # A short read timeout, so that a truncated answer is found out early and not after the whole wait.
            port = self._open_port(self.path, self.baud, min(0.1, timeout_s))
        except LINE_ERRORS as error:
            self._failed_opens += 1
            self._not_before = self._clock() + REOPEN_S[min(self._failed_opens, len(REOPEN_S)) - 1]
            raise PortLost(f"{self.path.name}: {error}") from error
        self._failed_opens = 0
        return port


def _read_until(port: Port, length: int, deadline: float) -> bytes:
    """At most `length` bytes; stops early when an answer has begun and then falls silent."""
    reply = b""
    while len(reply) < length and time.monotonic() < deadline:
        more = port.read(length - len(reply))
        if reply and not more:
            break
        reply += more
    return reply

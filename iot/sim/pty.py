"""A pseudo-terminal with a fixed name: the cabinet opens it as if it were the USB adapter."""

import asyncio
import contextlib
import os
import termios
import tty
from pathlib import Path

from iot.sim.line import SimBus

SPEEDS = {getattr(termios, f"B{baud}"): baud for baud in (9600, 19200, 38400, 57600, 115200)}
# How often boards that speak by themselves get a chance to.
UNASKED_S = 0.02


class PtyBus:
    """Serves `line` behind the symbolic link `link`; answers `reply_s` after the question, late ones after `late_s`.
    Boards do not understand a question at another rate than `baud`."""

    def __init__(self, link: Path, line: SimBus, *, baud: int, reply_s: float, late_s: float) -> None:
        self._link = link
        self._line = line
        self._baud = baud
        self._reply_s = reply_s
        self._late_s = late_s
        self._ours = self._theirs = -1
        self._unasked: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Must run inside the event loop."""
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._ours, False)
        self._link.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._link.with_name(self._link.name + ".new")
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(os.ttyname(self._theirs))
        temporary.replace(self._link)
        asyncio.get_running_loop().add_reader(self._ours, self._readable)
        if self._line.speaks_unasked:
            self._speak()

    def stop(self) -> None:
        if self._ours < 0:
            return
        asyncio.get_running_loop().remove_reader(self._ours)
        if self._unasked is not None:
            self._unasked.cancel()
        self._link.unlink(missing_ok=True)
        os.close(self._ours)
        os.close(self._theirs)
        self._ours = self._theirs = -1

    def plug(self, plugged: bool) -> None:
        """The adapter is put in or pulled out; whoever has it open gets an error, as with a real one."""
        if plugged and self._ours < 0:
            self.start()
        if not plugged:
            self.stop()

    def _readable(self) -> None:
        with contextlib.suppress(BlockingIOError):
            data = os.read(self._ours, 1024)
            for answer in self._line.answers(data) if self._spoken_at() == self._baud else []:
                after_s = self._late_s if answer.late else self._reply_s
                asyncio.get_running_loop().call_later(after_s, self._send, answer.frame)

    def _spoken_at(self) -> int | None:
        """The rate that the program at the other end has set."""
        return SPEEDS.get(termios.tcgetattr(self._theirs)[5])

    def _speak(self) -> None:
        said = self._line.unasked()
        if said:
            self._send(said)
        self._unasked = asyncio.get_running_loop().call_later(UNASKED_S, self._speak)

    def _send(self, data: bytes) -> None:
        # The pty may be gone, or nobody may have read for long; a real wire would not wait for anybody either.
        with contextlib.suppress(OSError):
            os.write(self._ours, data)
            self._line.sent(data)

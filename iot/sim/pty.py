"""A pseudo-terminal with a fixed name: the cabinet opens it as if it were the USB adapter."""

import asyncio
import contextlib
import os
import tty
from collections.abc import Callable
from pathlib import Path


class PtyBus:
    """Serves `feed` on a pty behind the symbolic link `link`; answers `reply_s` after the question."""

    def __init__(self, link: Path, feed: Callable[[bytes], bytes], *, reply_s: float) -> None:
        self._link = link
        self._feed = feed
        self._reply_s = reply_s
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        os.set_blocking(self._ours, False)

    def start(self) -> None:
        """Must run inside the event loop."""
        self._link.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._link.with_name(self._link.name + ".new")
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(os.ttyname(self._theirs))
        temporary.replace(self._link)
        asyncio.get_running_loop().add_reader(self._ours, self._readable)

    def stop(self) -> None:
        asyncio.get_running_loop().remove_reader(self._ours)
        self._link.unlink(missing_ok=True)
        os.close(self._ours)
        os.close(self._theirs)

    def _readable(self) -> None:
        with contextlib.suppress(BlockingIOError):
            answer = self._feed(os.read(self._ours, 1024))
            if answer:
                asyncio.get_running_loop().call_later(self._reply_s, self._send, answer)

    def _send(self, answer: bytes) -> None:
        # The pty may be gone, or nobody may have read for long; a real wire would not wait for anybody either.
        with contextlib.suppress(OSError):
            os.write(self._ours, answer)

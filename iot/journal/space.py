"""Room for the journal: a reserve on the disk that is given up when others have filled it."""

import os
from collections.abc import Callable
from pathlib import Path

FILE = "reserve"
RESERVE = 4 * 2**20  # some ten thousand events
LOW = 8 * 2**20
# More than LOW and the reserve: making the reserve again must not be taken for a new shortage.
ENOUGH = 32 * 2**20


def free_bytes(directory: Path) -> int:
    found = os.statvfs(directory)
    return found.f_bavail * found.f_frsize


class Space:
    """`free` says how many bytes the journal's file system has left."""

    def __init__(self, state: Path, free: Callable[[], int] | None = None) -> None:
        self._reserve = state / FILE
        self.free = free or (lambda: free_bytes(state))

    def prepare(self) -> None:
        """Before the journal is opened: opening writes."""
        if self.is_low():
            self.release()
        else:
            self.hold()

    def is_low(self) -> bool:
        return self.free() < LOW

    def is_ample(self) -> bool:
        return self.free() > ENOUGH

    def release(self) -> bool:
        """Whether there was any."""
        had = self._reserve.exists()
        self._reserve.unlink(missing_ok=True)
        return had

    def hold(self) -> None:
        """Allocates real blocks, not a hole; on a file system that cannot do so there is no reserve."""
        if self._is_whole() or self.free() < LOW + RESERVE:
            return
        handle = os.open(self._reserve, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(handle, 0, RESERVE)
        except OSError:
            self.release()
        finally:
            os.close(handle)

    def _is_whole(self) -> bool:
        """Power may have gone while it was being made."""
        return self._reserve.exists() and self._reserve.stat().st_size >= RESERVE

"""While the disk has no room for the journal: nothing opens, and whoever asks at the box is told so, until it has."""

import asyncio
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from iot.journal.space import Space

# What a start and some hundred events need.
ROOM = 2**20
LOOK_S = 2.0
PROBE = "room"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# What SQLite says where the disk would not take even its log.
PERHAPS_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN")


def is_shortage(error: BaseException, state: Path) -> bool:
    """Whether a full disk, a full quota or a lack of inodes is what has failed, however deep it lies."""
    return any(_names_it(cause, state) for cause in _causes(error))


def has_room(state: Path) -> bool:
    """By trying: free bytes are not all that a file needs. False only where the reason is a lack of room."""
    probe = state / PROBE
    try:
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(handle, 0, ROOM)
        finally:
            os.close(handle)
            probe.unlink(missing_ok=True)
    except OSError as error:
        return error.errno not in FULL
    return True


async def until_room(state: Path) -> None:
    """First the reserve is given up: that is what it is for. Without a reserve this waits at least once, so that there
    is a pause between starts that fail."""
    if Space(state).release() and has_room(state):
        return
    await asyncio.sleep(LOOK_S)
    while not has_room(state):
        await asyncio.sleep(LOOK_S)


def _names_it(error: BaseException, state: Path) -> bool:
    name = str(getattr(error, "sqlite_errorname", "")) if isinstance(error, sqlite3.Error) else ""
    full = isinstance(error, OSError) and error.errno in FULL
    return full or name == "SQLITE_FULL" or (name.startswith(PERHAPS_FULL) and not has_room(state))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    if error is None:
        return
    yield error
    yield from _causes(error.__cause__ or error.__context__)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _causes(part)

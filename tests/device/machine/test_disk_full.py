"""What counts as a full disk, and what the program does then and only then."""

import asyncio
import errno
import sqlite3
from pathlib import Path

import pytest
from aiohttp import ClientSession

from iot.errors import StateError
from iot.journal import Journal
from iot.journal.space import FILE, RESERVE, Space
from iot.local.out_of_order import out_of_order_api
from iot.loopback import serve
from iot.machine import disk_full
from tests.device.rig import in_loop


def sqlite_error(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by the database")
    error.sqlite_errorname = name
    return error


def caused_by(cause: Exception) -> StateError:
    error = StateError("the journal cannot be written")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "no space"),
        OSError(errno.EDQUOT, "over quota"),
        caused_by(sqlite_error("SQLITE_FULL")),
        ExceptionGroup("parts", [ValueError(), ExceptionGroup("more", [caused_by(sqlite_error("SQLITE_FULL"))])]),
    ],
    ids=repr,
)
def test_a_lack_of_room_is_found_however_deep_it_lies(tmp_path: Path, error: Exception) -> None:
    assert disk_full.is_shortage(error, tmp_path)


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("a mistake of ours"),
        OSError(errno.EACCES, "denied"),
        caused_by(sqlite_error("SQLITE_IOERR_FSYNC")),
        caused_by(sqlite_error("SQLITE_CORRUPT")),
        ExceptionGroup("parts", [ValueError()]),
    ],
    ids=repr,
)
def test_nothing_else_is_laid_to_the_disk(tmp_path: Path, error: Exception) -> None:
    assert not disk_full.is_shortage(error, tmp_path)
    assert not disk_full.is_shortage(error, tmp_path / "never made")


def test_room_is_found_out_by_trying_and_nothing_stays_behind(tmp_path: Path) -> None:
    assert disk_full.has_room(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert disk_full.has_room(tmp_path / "never made"), "that is another trouble"


@in_loop
async def test_the_reserve_is_given_up_first_and_without_one_the_next_start_is_not_tried_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_full, "LOOK_S", 0.05)
    Space(tmp_path).hold()
    await asyncio.wait_for(disk_full.until_room(tmp_path), 0.04)
    assert not (tmp_path / FILE).exists()
    waiting = asyncio.create_task(disk_full.until_room(tmp_path))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await waiting


@in_loop
async def test_every_address_says_that_the_box_is_out_of_order() -> None:
    runner, url = await serve(out_of_order_api(), 0)
    async with ClientSession(url) as client:
        for method, path in (("GET", "/state"), ("POST", "/codes"), ("GET", "/events"), ("GET", "/")):
            async with client.request(method, path) as answer:
                said = await answer.json()
                assert (answer.status, said["code"]) == (503, "CABINET_FAULT")
                assert "联系帮办人员" in said["reason_zh"]
    await runner.cleanup()


def test_a_reserve_that_a_power_cut_left_empty_is_made_again(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    Space(tmp_path).hold()
    assert (tmp_path / FILE).stat().st_size == RESERVE


def test_a_journal_that_cannot_be_opened_is_not_held(tmp_path: Path) -> None:
    class NoRoom(Space):
        def prepare(self) -> None:
            raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(OSError, match="no space"):
        Journal(tmp_path, NoRoom(tmp_path))
    Journal(tmp_path).close()

"""Releases: what is not signed, not whole or not healthy does not run; the watchdog that starts it again."""

import asyncio
import base64
import io
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from infra.fleet import release
from iot.errors import JobFailed
from iot.fleet import releases, update
from iot.machine.watchdog import Watchdog
from tests.device.rig import Rig, in_loop, until


def test_a_trial_has_three_starts_and_then_the_old_release_runs_again(tmp_path: Path) -> None:
    (tmp_path / "1.0.0").mkdir()
    releases.confirm(tmp_path, "1.0.0")
    (tmp_path / "1.1.0").mkdir()
    releases.begin_trial(tmp_path, "1.1.0")
    assert [releases.next_start(tmp_path, "0.1.0") for _ in range(5)] == ["1.1.0"] * 3 + ["1.0.0"] * 2
    assert releases.read(tmp_path).failed == "1.1.0"


def test_a_confirmed_release_stays(tmp_path: Path) -> None:
    (tmp_path / "1.1.0").mkdir()
    releases.begin_trial(tmp_path, "1.1.0")
    releases.next_start(tmp_path, "0.1.0")
    releases.confirm(tmp_path, "1.1.0")
    assert [releases.next_start(tmp_path, "0.1.0") for _ in range(5)] == ["1.1.0"] * 5


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"current": "../.."}'])
def test_without_a_readable_file_or_release_the_packaged_program_runs(tmp_path: Path, damaged: str) -> None:
    releases_of = tmp_path / "a" / "b"
    releases_of.mkdir(parents=True)
    (releases_of / releases.FILE).write_text(damaged)
    assert releases.next_start(releases_of, "0.1.0") == ""


# ---- updates
@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Any]]:
    directory = tmp_path_factory.mktemp("release")
    key, public = release.new_key(directory)
    document = release.build(key, directory, "2.0.0")
    return directory, public, document | {"url": (directory / "2.0.0.zip").as_uri()}


def staged(tmp_path: Path, published: tuple[Path, Path, dict[str, Any]], **changes: Any) -> list[str]:
    _, public, document = published
    wishes: list[str] = []
    updates = update.Updates(tmp_path, public, changes.pop("running", "1.0.0"), lambda: wishes.append("launch"))
    asyncio.run(updates.update(document | changes))
    return wishes


WRONG = {
    "another version's signature": {"version": "2.0.1"},
    "no signature": {"signature": base64.b64encode(b"0" * 64).decode()},
    "no base64": {"signature": "???"},
    "another content": {"sha256": "0" * 64},
    "older than what runs": {"running": "3.0.0"},
    "no version": {"version": "../../etc"},
    "too large": {"size": 10**9},
    "not over https": {"url": "http://example.org/2.0.0.zip"},
    "a file of the machine": {},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG.keys())
def test_what_is_not_right_is_not_staged(
    tmp_path: Path, published: tuple[Path, Path, dict[str, Any]], changes: dict[str, Any]
) -> None:
    with pytest.raises(JobFailed):
        staged(tmp_path, published, **changes)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]
    assert releases.read(tmp_path).trial == ""


def test_an_archive_may_hold_only_the_program(tmp_path: Path, published: tuple[Path, Path, dict[str, Any]]) -> None:
    for name in ("../evil.py", "/etc/passwd", "other/x.py", "iot/../../x.py"):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(name, "x")
        with pytest.raises(JobFailed, match="none of the program's"):
            update.unpack(data.getvalue(), tmp_path / "9.9.9")
    update.unpack((published[0] / "2.0.0.zip").read_bytes(), tmp_path / "2.0.0")
    assert 'VERSION = "2.0.0"' in (tmp_path / "2.0.0" / "cabinet_contract" / "__init__.py").read_text()


def test_a_release_is_the_same_for_the_same_files(published: tuple[Path, Path, dict[str, Any]], tmp_path: Path) -> None:
    key = published[0] / "release.key"
    assert release.build(key, tmp_path, "2.0.0")["sha256"] == published[2]["sha256"]


def test_a_newer_package_installed_by_hand_is_what_runs(tmp_path: Path) -> None:
    (tmp_path / "1.0.0").mkdir()
    releases.confirm(tmp_path, "1.0.0")
    assert releases.next_start(tmp_path, "0.9.0") == "1.0.0"
    assert releases.next_start(tmp_path, "1.0.1") == ""
    assert releases.next_start(tmp_path, "1.10.0") == ""
    (tmp_path / "1.0.1").mkdir()
    releases.begin_trial(tmp_path, "1.0.1")
    assert releases.next_start(tmp_path, "1.0.1") == ""


def test_what_was_confirmed_is_all_that_is_kept(tmp_path: Path) -> None:
    for name in ("1.0.0", "1.1.0", "1.2.0.part"):
        (tmp_path / name).mkdir()
    releases.confirm(tmp_path, "1.1.0")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["1.1.0"]


def test_where_a_start_cannot_be_counted_the_trial_waits(tmp_path: Path) -> None:
    for name in ("1.0.0", "1.1.0"):
        (tmp_path / name).mkdir()
    releases.write(tmp_path, releases.ReleaseState(current="1.0.0", trial="1.1.0"))
    (tmp_path / f"{releases.FILE}.new").mkdir()  # so that nothing can be written, also for root
    assert [releases.next_start(tmp_path, "0.1.0") for _ in range(5)] == ["1.0.0"] * 5


# ---- watchdog
@in_loop
async def test_the_watchdog_is_fed_only_while_the_parts_make_progress(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(address)
        ear.setblocking(False)
        dog = Watchdog(address, "20000")
        dog.ready()
        progress = True
        feeding = asyncio.create_task(dog.feed(lambda: progress))
        await asyncio.sleep(0.05)
        progress = False
        await asyncio.sleep(0.02)
        heard = _heard(ear)
        assert heard[0] == "READY=1"
        assert set(heard[1:]) == {"WATCHDOG=1"}
        await asyncio.sleep(0.05)
        assert _heard(ear) == []
        feeding.cancel()


def test_without_systemd_nothing_is_told() -> None:
    dog = Watchdog()
    dog.ready()
    assert dog.period_s is None


@in_loop
async def test_the_cabinet_makes_progress_while_it_looks_at_its_boards(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: cabinet.doors.watcher.looks)
        cabinet.self_check.look()
        assert cabinet.progress()
        assert not cabinet.progress(), "asked again at once: nothing was looked at meanwhile"


def _heard(ear: socket.socket) -> list[str]:
    found = []
    while True:
        try:
            found.append(ear.recv(100).decode())
        except BlockingIOError:
            return found

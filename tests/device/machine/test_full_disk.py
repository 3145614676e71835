"""A disk without one byte left, and it is a real one: the program says "out of order" and comes back by itself."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.paths import ROOT
from infra.programs import environment

# A mount of one's own needs no rights, only a kernel that gives name spaces to everybody.
APART = ("unshare", "--user", "--map-root-user", "--mount")


def _can_mount(place: Path) -> bool:
    command = [*APART, "mount", "-t", "tmpfs", "none", str(place)]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("full")
    if not _can_mount(place):
        pytest.skip("this machine gives nobody a mount of his own")
    command = [*APART, sys.executable, "-m", "tests.device.machine.full_disk", str(place / "disk")]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_reserve_keeps_codes_working_after_others_have_filled_the_disk(seen: dict[str, Any]) -> None:
    assert seen["on the reserve"] == "opened"


def test_without_a_byte_nothing_opens_and_the_box_says_so_also_after_a_start(seen: dict[str, Any]) -> None:
    assert (seen["no byte left"], seen["pulses then"]) == ("503 CABINET_FAULT", [1, 0, 0])
    assert seen["started without a byte"] == "503 CABINET_FAULT"


def test_with_room_again_each_code_opens_once_by_itself(seen: dict[str, Any]) -> None:
    assert (seen["room again"], seen["used before"], seen["and room again"]) == ("opened", "refused", "opened")
    assert seen["pulses"] == [1, 1, 1]


def test_shortage_and_room_are_told_in_turn_and_each_use_once(seen: dict[str, Any]) -> None:
    assert seen["events"].count("grant_used") == 3
    disk = [type_ for type_ in seen["events"] if type_ != "grant_used"]
    assert disk == ["disk_full", "disk_ok"] * (len(disk) // 2)

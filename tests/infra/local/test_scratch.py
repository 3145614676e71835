"""Unpacked lambdas: in memory where there is room, and nothing left of stacks that were killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from infra.local import scratch
from infra.paths import ROOT

HOLDS = (
    "import sys; from pathlib import Path; from infra.local import scratch; "
    "print(scratch.make(Path(sys.argv[1]), Path('/missing')))"
)


def test_it_is_in_memory_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, home = tmp_path / "shm", tmp_path / "home"
    memory.mkdir()
    home.mkdir()
    monkeypatch.setattr(scratch, "ENOUGH", 0)
    assert scratch.make(home, memory).parent == memory


def test_it_is_beside_the_stack_where_there_is_no_room(tmp_path: Path) -> None:
    assert scratch.make(tmp_path, tmp_path / "missing").parent == tmp_path


def test_what_a_killed_stack_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """Held by a lock and not by a process's number: another container's numbers are not ours."""
    killed = subprocess.run(
        [sys.executable, "-c", HOLDS, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    alive = scratch.make(tmp_path, tmp_path / "missing")
    being_made, other = tmp_path / "xinbao-lambdas-new", tmp_path / "theirs"
    for folder in (being_made, other):
        folder.mkdir()
    scratch.make(tmp_path, tmp_path / "missing")
    assert not Path(killed.stdout.strip()).exists()
    assert alive.exists()
    assert being_made.exists()
    assert other.exists()

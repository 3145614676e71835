"""Unpacked lambdas: in memory where there is room, and nothing left of stacks that were killed."""

import os
from pathlib import Path

import pytest

from infra.local import scratch


def test_it_is_in_memory_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, home = tmp_path / "shm", tmp_path / "home"
    memory.mkdir()
    home.mkdir()
    monkeypatch.setattr(scratch, "ENOUGH", 0)
    assert scratch.make(home, memory).parent == memory


def test_it_is_beside_the_stack_where_there_is_no_room(tmp_path: Path) -> None:
    assert scratch.make(tmp_path, tmp_path / "missing").parent == tmp_path


def test_what_a_killed_stack_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    dead, alive, other = (tmp_path / name for name in (f"xinbao-{2**30}-x", f"xinbao-{os.getpid()}-x", "theirs"))
    for folder in (dead, alive, other):
        folder.mkdir()
    scratch.make(tmp_path, tmp_path / "missing")
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()

"""A cabinet's plug: pulled it ends the program at once, put back it begins anew, and nothing is left at the end."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infra import programs
from infra.local.children import Child, Children

# Counts its lives, and would clean up if it were asked.
PROGRAM = """
import pathlib, signal, sys, time
lives = pathlib.Path(sys.argv[1])
lives.write_text(lives.read_text() + "+" if lives.exists() else "+")
def end(*_):
    lives.write_text(lives.read_text() + ".")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
time.sleep(0 if len(sys.argv) > 2 else 60)
sys.exit(7)
"""


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    found = Children(tmp_path / "logs")
    yield found
    found.end()


@pytest.fixture
def lives(tmp_path: Path) -> Path:
    return tmp_path / "lives"


def _plugged(children: Children, lives: Path, *more: str) -> Child:
    lives.with_name("powered.py").write_text(PROGRAM)
    command = programs.command("infra.local.mains", "powered", lives, *more)
    environment = programs.environment()
    paths = f"{lives.parent}:{environment['PYTHONPATH']}"
    return children.start("mains", command, environment | {"PYTHONPATH": paths})


def _comes(look: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not look() and time.monotonic() < deadline:
        time.sleep(0.02)
    return look()


def _says(lives: Path, text: str) -> bool:
    return lives.exists() and lives.read_text() == text


def test_a_pulled_plug_ends_the_program_without_a_word_and_the_power_comes_back(
    children: Children, lives: Path
) -> None:
    mains = _plugged(children, lives)
    assert _comes(lambda: _says(lives, "+"))
    for number in (signal.SIGUSR1, signal.SIGUSR1, signal.SIGUSR2, signal.SIGUSR2):
        mains.process.send_signal(number)
        time.sleep(0.05)
    assert _comes(lambda: _says(lives, "++"))
    assert mains.is_alive


def test_it_ends_with_its_program_and_the_program_may_clean_up(children: Children, lives: Path) -> None:
    mains = _plugged(children, lives)
    assert _comes(lambda: _says(lives, "+"))
    time.sleep(0.2)
    mains.process.terminate()
    assert mains.process.wait(10) == 0
    assert _says(lives, "+.")


def test_it_ends_too_while_there_is_no_power(children: Children, lives: Path) -> None:
    mains = _plugged(children, lives)
    assert _comes(lambda: _says(lives, "+"))
    mains.process.send_signal(signal.SIGUSR1)
    mains.process.terminate()
    assert mains.process.wait(10) == 0


def test_a_program_that_ends_by_itself_is_missed(children: Children, lives: Path) -> None:
    mains = _plugged(children, lives, "soon")
    assert mains.process.wait(10) == 7

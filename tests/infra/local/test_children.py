"""Programs of the local stack: ended with all that they started, and missed when they die."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from infra.local import __main__
from infra.local.children import Child, Children
from infra.local.stack import StackOptions
from infra.say import Progress, Stop

ENV = {"PATH": os.environ["PATH"]}
# A program with a child of its own that does not listen to polite requests.
FAMILY = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""  # noqa: E501


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    found = Children(tmp_path / "logs")
    yield found
    found.end()


def start(children: Children, tmp_path: Path, code: str) -> Child:
    return children.start("program", [sys.executable, "-c", code], ENV, tmp_path)


def _gone(pid: int) -> bool:
    """Also true for what only waits for its exit status to be read (there is no init in a container)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_what_does_not_listen_is_ended_with_its_children(children: Children, tmp_path: Path) -> None:
    family = start(children, tmp_path, FAMILY)
    children.wait(family, lambda: b"\n" in family.log.read_bytes())
    grandchild = int(family.log.read_text())
    children.stop(family, seconds=0.2)
    deadline = time.monotonic() + 5
    while not _gone(grandchild) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not family.is_alive
    assert _gone(grandchild)


def test_what_dies_is_missed_with_its_last_words(children: Children, tmp_path: Path) -> None:
    child = start(children, tmp_path, "raise SystemExit('port 1 is taken')")
    child.process.wait()
    with pytest.raises(Stop, match=r"program ended by itself \(port 1 is taken\)"):
        children.check()


def test_the_program_ends_when_a_part_of_it_dies(
    children: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def up(_options: StackOptions, _say: Progress) -> Iterator[SimpleNamespace]:
        start(children, tmp_path, "raise SystemExit('out of paper')")
        yield SimpleNamespace(children=children)

    monkeypatch.setattr(__main__, "running", up)
    monkeypatch.setattr(__main__, "guide", lambda _stack, _file: "ready")
    monkeypatch.setattr(__main__, "_on_signals", lambda _handler: None)
    assert __main__.main(["--home", str(tmp_path)]) == 1
    assert "xinbao: program ended by itself (out of paper)" in capsys.readouterr().err


def test_what_cannot_start_says_why(children: Children, tmp_path: Path) -> None:
    child = start(children, tmp_path, "raise SystemExit('no such file')")
    with pytest.raises(Stop, match=r"program could not start: no such file"):
        children.wait(child, lambda: False)


def test_what_is_not_ready_in_time_is_said(children: Children, tmp_path: Path) -> None:
    child = start(children, tmp_path, "import time; time.sleep(60)")
    with pytest.raises(Stop, match=r"was not ready after 0 s"):
        children.wait(child, lambda: False, seconds=0.1)


def test_a_signal_reaches_nobody_else(children: Children, tmp_path: Path) -> None:
    child = start(children, tmp_path, "import time; time.sleep(60)")
    other = start(children, tmp_path, "import time; time.sleep(60)")
    child.signal(signal.SIGTERM)
    child.process.wait(5)
    assert other.is_alive

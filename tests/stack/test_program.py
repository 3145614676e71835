"""The program behind `make run`: Ctrl-C ends it with all that it started."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra import programs
from infra.paths import ROOT

pytestmark = [pytest.mark.stack, pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads the processes of Linux")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def program(home: Path) -> Iterator[subprocess.Popen[str]]:
    """`python -m infra.local` with one cabinet, once it is ready."""
    command = programs.command("infra.local", "--ports", "auto", "--home", home, "--cabinets", 1)
    log = home.with_name("program.log")
    with (
        log.open("w") as output,
        subprocess.Popen(command, env=programs.environment(), cwd=ROOT, stdout=output, stderr=output) as process,
    ):
        deadline = time.monotonic() + 90
        while "Ctrl-C" not in log.read_text() and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.2)
        yield process
        process.terminate()
        process.wait(30)


def _of(home: Path) -> dict[int, str]:
    """Processes that name the stack's directory on their command line or in their environment."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((path / name).read_bytes() for name in ("cmdline", "environ"))
        except OSError:
            continue  # gone meanwhile, or somebody else's
        if str(home).encode() in command + environment:
            found[int(path.name)] = command.replace(b"\0", b" ").decode(errors="replace")
    return found


def test_ctrl_c_ends_everything(program: subprocess.Popen[str], home: Path) -> None:
    assert len(_of(home)) > 3
    program.send_signal(signal.SIGINT)
    assert program.wait(30) == 0
    assert _of(home) == {}
    assert not (home / "stack.json").exists()
    said = home.with_name("program.log").read_text(encoding="utf-8")
    assert "EVERY" in said
    assert said.endswith("Xinbao has ended.\n")

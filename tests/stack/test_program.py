"""The program behind `make run`: its start page lets time pass, Ctrl-C ends it with all that it started."""

import http.client
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from infra import programs
from infra.local import addresses
from infra.paths import ROOT
from infra.proof.walk import steps
from infra.proof.walk.checks import Checks, until
from infra.proof.walk.steps import HeldCode
from infra.proof.walk.story import Story, WalkedCase
from infra.proof.walk.world import World

pytestmark = [pytest.mark.stack, pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads the processes of Linux")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("program") / "home"


@pytest.fixture(scope="module")
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


def _reserved(world: World) -> tuple[WalkedCase, HeldCode]:
    """A case whose applicant has a compartment and its code."""
    world.staff_signs_in()
    story, who = Story(world, lambda *_: None), world.applicant()
    who.signs_in()
    who.identifies()
    case = steps.passed_case(story, who, "档案")
    return case, steps.reserves(story, case, next(iter(world.cabinets.values())), size="small")


def _press(start: str, path: str, **form: str) -> str:
    """Where the start page leads to after a button."""
    line = http.client.HTTPConnection("127.0.0.1", urlsplit(start).port, timeout=90)
    said = {"Host": urlsplit(start).netloc, "Origin": start, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", path, urlencode(form), said)
    place = line.getresponse().headers["Location"]
    line.close()
    return place


def test_three_days_at_the_start_page_remind_and_end_a_reservation(program: subprocess.Popen[str], home: Path) -> None:
    stack = addresses.read(home / "stack.json")
    world = World(stack, Checks(pytest.fail))
    case, held = _reserved(world)
    cabinet = world.cabinets[held.cabinet]
    before = cabinet.state()["now"]
    for hours in ("72", "1"):
        assert _press(stack["start"], "/time", hours=hours) == "/?said=time#time"
    assert cabinet.state()["now"] - before > 73 * 3600
    cabinet.refuses("a code of three days ago", held.code)
    until("the reminder has come", lambda: case.owner.phone.shows("提醒"))
    until("the compartment is free", lambda: world.staff("reviewer").sees(case.id)["inbound"] is None)
    assert world.as_seen(held.cabinet)["reachable"]


def test_ctrl_c_ends_everything(program: subprocess.Popen[str], home: Path) -> None:
    assert len(_of(home)) > 3
    program.send_signal(signal.SIGINT)
    assert program.wait(30) == 0
    assert _of(home) == {}
    assert not (home / "stack.json").exists()
    said = home.with_name("program.log").read_text(encoding="utf-8")
    assert "EVERY" in said
    assert said.endswith("Xinbao has ended.\n")

"""Which release of the program runs: `releases.json` beside the releases' directories. Standard library only.

{"current": "0.1.0" or "", "trial": {"version", "starts"} or null, "failed": {"version", "reason"} or null}

Empty is the packaged program, which is always there. A trial that is not confirmed within three starts is given up.
"""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "releases.json"
STARTS = 3
VERSION = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")


@dataclass(frozen=True, slots=True)
class ReleaseState:
    current: str = ""
    trial: str = ""
    starts: int = 0
    failed: str = ""
    reason: str = ""


def read(directory: Path) -> ReleaseState:
    """An unreadable file means the packaged program."""
    try:
        found = ReleaseState(**json.loads((directory / FILE).read_text()))
        names = found.current, found.trial
        return found if all(VERSION.fullmatch(name) for name in names if name) else ReleaseState()
    except (OSError, ValueError, TypeError):
        return ReleaseState()


def write(directory: Path, state: ReleaseState) -> None:
    building = directory / f"{FILE}.new"
    with building.open("w") as file:
        json.dump(asdict(state), file)
        file.flush()
        os.fsync(file.fileno())
    building.replace(directory / FILE)


def begin_trial(directory: Path, version: str) -> None:
    write(directory, ReleaseState(current=read(directory).current, trial=version))


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def next_start(directory: Path, packaged: str) -> str:
    """The version to run now, empty for the `packaged` one; a trial's starts are counted before it runs.

    If a newer package was installed by hand, older releases wait. If the disk takes no count, the trial waits.
    """
    state = read(directory)
    is_newer = bool(state.current) and numbers(state.current) > numbers(packaged)
    proven = state.current if is_newer and (directory / state.current).is_dir() else ""
    if not state.trial or numbers(state.trial) <= numbers(packaged):
        return proven
    try:
        if state.starts >= STARTS or not (directory / state.trial).is_dir():
            give_up(directory, f"not healthy after {state.starts} starts")
            return proven
        write(directory, ReleaseState(state.current, state.trial, state.starts + 1))
    except OSError:
        return proven
    return state.trial


def confirm(directory: Path, version: str) -> None:
    """From now on it is the one that runs; those before it are not needed any more."""
    write(directory, ReleaseState(current=version))
    for other in directory.iterdir():
        if other.is_dir() and other.name != version:
            shutil.rmtree(other, ignore_errors=True)


def give_up(directory: Path, reason: str) -> None:
    state = read(directory)
    write(directory, ReleaseState(current=state.current, failed=state.trial, reason=reason))

"""Programs that the local stack starts, each in a process group of its own so that it ends with all its children."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra import programs
from infra.paths import ROOT
from infra.say import Stop


@dataclass(frozen=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def last_words(self) -> str:
        """The end of its log, for the sentence that says why it died."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1].strip() if lines else "it said nothing"

    def signal(self, number: int) -> None:
        # The group, not the process: MiniStack's lambdas end with MiniStack.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Children:
    """Started in order, ended in the opposite order; leaves nothing behind and touches nothing else."""

    def __init__(self, logs: Path, common: Mapping[str, str] | None = None) -> None:
        """`common` is in the environment of each of them."""
        self._logs = logs
        self._common = dict(common or {})
        self._children: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Child:
        """`env` None is that of a program of this checkout."""
        log = self._logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, env={**(env or programs.environment()), **self._common}, cwd=cwd, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        child = Child(name, process, log)
        self._children.append(child)
        return child

    def dead(self) -> Child | None:
        return next((child for child in self._children if not child.is_alive), None)

    def check(self) -> None:
        """Raises Stop if one of them is gone."""
        if gone := self.dead():
            raise Stop(f"{gone.name} ended by itself ({gone.last_words()}); its log is {gone.log}.")

    def wait(self, child: Child, ready: Callable[[], bool], seconds: float = 60) -> None:
        """Until `ready()`; raises Stop if the program dies or takes longer than `seconds`."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not child.is_alive:
                raise Stop(f"{child.name} could not start: {child.last_words()} (log: {child.log}).")
            if time.monotonic() > deadline:
                raise Stop(f"{child.name} was not ready after {seconds:.0f} s; its log is {child.log}.")
            time.sleep(0.05)

    def stop(self, child: Child, seconds: float = 8) -> None:
        """Asks, then insists; nothing of the program's group is left."""
        child.signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(seconds)
        child.signal(signal.SIGKILL)
        child.process.wait()
        self._children.remove(child)

    def end(self) -> None:
        for child in reversed(self._children):
            child.signal(signal.SIGTERM)
        for child in reversed(list(self._children)):
            self.stop(child)

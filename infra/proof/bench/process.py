"""A lambda as a process of its own on this machine, from its start to its answers."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from infra.proof.walk.checks import Unexpected

INSIDE = Path(__file__).with_name("inside")


class Life(NamedTuple):
    """Seconds since the process was started: of CPU until ready and until answered, and of the clock until answered."""

    ready: float
    cpu: float
    wall: float
    answer: Any


class Process:
    """Runs while the block runs. `env` is all of its environment but the import path, `path`."""

    def __init__(self, handler: str, path: str, env: Mapping[str, str]) -> None:
        # The base interpreter, without its site-packages: a virtual environment is not there in a lambda.
        base: str = sys._base_executable  # type: ignore[attr-defined]  # noqa: SLF001  typeshed leaves out what CPython has
        self._command = [base, "-S", str(INSIDE / "runtime.py"), handler]
        # As in a lambda, whose code cannot be written to.
        self._env = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"} | dict(env)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        pipe = subprocess.PIPE
        self._running = subprocess.Popen(
            self._command, env=self._env, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self._running.communicate()

    def answers(self, event: Any) -> Life:
        """Raises Unexpected if the process has died of it."""
        assert self._running.stdin
        assert self._running.stdout
        self._running.stdin.write(json.dumps(event) + "\n")
        self._running.stdin.flush()
        line = ""
        for line in self._running.stdout:
            if line.startswith('{"answer"'):  # what else it prints is its log
                said = json.loads(line)
                return Life(said["ready"], said["answered"], said["at"] - self._began, said["answer"])
        raise Unexpected(f"{self._command[-1]}: expected an answer, found {line}")


def first(handler: str, event: Any, path: str, env: Mapping[str, str]) -> Life:
    """One process, one event."""
    with Process(handler, path, env) as process:
        return process.answers(event)

"""Runs MiniStack so that lambdas see what was packaged, and nothing of the environment that MiniStack lives in.

MiniStack starts lambdas with its own `sys.executable`. In a virtual environment that would give them boto3, awscrt
and all the rest, and the machine's Python may have packages of its own, found before those of a layer: a library that
is missing from requirements.txt would be missed on AWS only. So lambdas get an environment with nothing in it.
"""

import sys
import tempfile
import venv
from pathlib import Path

from ministack.app import main
from ministack.core.lambda_runtime import Worker

# After each call MiniStack waits for log lines: 50 ms for a first one that a silent lambda never writes, three times
# the whole call. Lines that come later are not lost, the next call's answer has them. (Seconds: first, quiet, most.)
LOG_WAITS = (0.005, 0.002, 0.25)

_spawn = Worker._spawn  # noqa: SLF001  MiniStack has no setting for what is done below


def _told_its_handler(worker: Worker) -> None:
    """Lambda tells a process which handler it runs, in `_HANDLER`; MiniStack leaves that out."""
    environment = worker.config.get("Environment", {})
    variables = environment.get("Variables", {}) | {"_HANDLER": worker.config["Handler"]}
    worker.config = worker.config | {"Environment": environment | {"Variables": variables}}
    _spawn(worker)


if __name__ == "__main__":
    bare = Path(tempfile.gettempdir(), "python")
    venv.create(bare, symlinks=True)
    sys.executable = str(bare / "bin" / "python")
    Worker._drain_stderr_bounded.__defaults__ = LOG_WAITS  # noqa: SLF001
    Worker._spawn = _told_its_handler  # noqa: SLF001
    main()

"""Programs of this checkout, run as processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

from infra.paths import ROOT


def command(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", module, *map(str, arguments)]


def measured(module: str, *arguments: object) -> list[str]:
    """The same; where what this program runs is counted for the floors, what that one runs counts as well."""
    if "COVERAGE_RUN" not in os.environ:
        return command(module, *arguments)
    return [sys.executable, "-m", "coverage", "run", "-m", module, *map(str, arguments)]


def environment(checkout: Path = ROOT) -> dict[str, str]:
    """This program's own, with the checkout on the import path."""
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(checkout), str(checkout / "vendor")))}


def run(module: str, *arguments: object, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    """To its end, whatever its exit status; what it said is in the result."""
    return subprocess.run(
        command(module, *arguments), env=environment(), cwd=ROOT, capture_output=True, text=True, timeout=seconds,
        check=False,
    )  # fmt: skip

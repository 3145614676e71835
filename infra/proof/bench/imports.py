"""How long the API lambda imports, beside the two libraries that it stands on: the cold start that we answer for.

Measured on what is deployed (the packaged layer and code) with the interpreter that would run it, never the checkout.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.deploy.package import package
from infra.paths import BUILDS
from infra.proof.bench.median import TIMES
from infra.say import Progress

OURS = "app"
FLOOR = "chalice, pynamodb.models"
_CLOCK = "import time; t = time.perf_counter(); import {names}; print(time.perf_counter() - t)"


def measure(say: Progress) -> tuple[list[float], list[float]]:
    """Seconds for our lambda and for the floor, taken in turns."""
    ours, floor = [], []
    with _unpacked(say) as path:
        for names in (OURS, FLOOR):
            _seconds(names, path)  # the first reads the disk, not the code
        for _ in range(TIMES):
            ours.append(_seconds(OURS, path))
            floor.append(_seconds(FLOOR, path))
    return ours, floor


@contextmanager
def _unpacked(say: Progress) -> Iterator[str]:
    """The import path of the deployed lambda."""
    built = package("local", BUILDS, say)
    with TemporaryDirectory(prefix="xinbao-") as folder:
        code, layer = Path(folder, "code"), Path(folder, "layer")
        zipfile.ZipFile(built / "deployment.zip").extractall(code)
        zipfile.ZipFile(built / "layer-deployment.zip").extractall(layer)
        libraries = sorted(layer.glob("python/lib/*/site-packages")) or [layer / "python"]
        yield os.pathsep.join(str(place) for place in (code, *libraries))


def _seconds(names: str, path: str) -> float:
    # The base interpreter, without its site-packages: a virtual environment is not there in a lambda.
    command = [sys._base_executable, "-S", "-c", _CLOCK.format(names=names)]  # type: ignore[attr-defined] # noqa: SLF001
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "AWS_DEFAULT_REGION": "us-east-1"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return float(done.stdout)

"""What the machine must have before anything is started; one sentence for each thing that is missing."""

import importlib.util
import platform
import sys

from infra.say import Stop

OLDEST = (3, 11)


def python() -> None:
    if sys.version_info < OLDEST:
        raise Stop(f"Xinbao needs Python 3.11 or newer; this is {platform.python_version()}.")


def tools() -> None:
    missing = [name for name in ("ministack", "chalice", "awsiot", "serial") if not importlib.util.find_spec(name)]
    if missing:
        raise Stop(f"{', '.join(missing)} is not installed here: run `make setup`, or start with `make run`.")
    if sys.platform == "win32":
        raise Stop("The simulated lock boards need pseudo-terminals: use Linux, macOS or Windows' WSL.")

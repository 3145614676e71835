"""The stack to walk on: the one that runs, or one of our own on free ports that ends with the walk."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from infra.local.ports import free_ports
from infra.local.stack import StackOptions, running
from infra.paths import ROOT
from infra.say import Progress

STACK_FILE = ROOT / ".local" / "stack.json"


@contextmanager
def places(file: Path = STACK_FILE) -> Iterator[dict[str, Any]]:
    """What stack.json says of a stack that is alive. Raises Stop if none is, and none can be started."""
    say = Progress()
    found = _alive(file)
    if found:
        say(f"walking on the running stack at {found['api']}")
        yield found
        return
    say("no stack is running: starting one on free ports")
    with TemporaryDirectory(prefix="xinbao-") as home, running(StackOptions(Path(home), free_ports()), say) as stack:
        yield stack.addresses


def _alive(file: Path) -> dict[str, Any] | None:
    if not file.is_file():
        return None
    found = json.loads(file.read_text(encoding="utf-8"))
    try:
        with urllib.request.urlopen(f"{found['api']}/health", timeout=10):
            return found
    except (urllib.error.URLError, OSError):
        # Left behind by a stack that was killed.
        return None

"""The stack to prove things on: the one that runs, or one of our own on free ports that ends with the program."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.local import addresses
from infra.local.addresses import Addresses
from infra.local.ports import free_ports
from infra.local.stack import STACK_JSON, StackOptions, running
from infra.paths import ROOT
from infra.say import Progress

STACK_FILE = ROOT / ".local" / STACK_JSON


@contextmanager
def running_stack(file: Path = STACK_FILE) -> Iterator[Addresses]:
    """What stack.json says of a stack that is alive. Raises Stop if none is, and none can be started."""
    say = Progress()
    if found := _alive(file):
        say(f"on the running stack at {found['api']}")
        yield found
        return
    say("no stack is running: starting one on free ports")
    with TemporaryDirectory(prefix="xinbao-") as home, running(StackOptions(Path(home), free_ports()), say) as stack:
        yield stack.addresses


def _alive(file: Path) -> Addresses | None:
    if not file.is_file():
        return None
    found = addresses.read(file)
    try:
        with urllib.request.urlopen(f"{found['api']}/health", timeout=10):
            return found
    except (urllib.error.URLError, OSError):
        # Left behind by a stack that was killed.
        return None

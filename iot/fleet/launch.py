"""python -m iot.fleet.launch --releases DIR -- ARGUMENTS: becomes the release that is to run, with these arguments.

What systemd starts. It comes from the package and is never updated from afar, so that a broken release cannot break it.
"""

import argparse
import os
import sys
from pathlib import Path

from iot import VERSION
from iot.fleet import releases


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m iot.fleet.launch", description=__doc__.splitlines()[0])
    parser.add_argument("--releases", type=Path, required=True)
    parser.add_argument("rest", nargs="*")
    options = parser.parse_args(arguments)
    version = releases.next_start(options.releases, VERSION)
    environment = dict(os.environ)
    if version:
        environment["PYTHONPATH"] = str(options.releases / version)
    # The same process: systemd goes on watching it. -P: only from where it was laid out, never from here.
    os.execve(sys.executable, [sys.executable, "-P", "-m", "iot", *options.rest], environment)


if __name__ == "__main__":
    sys.exit(main())

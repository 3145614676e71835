"""The libraries of the cabinet's program: which, with their hashes, and as wheels for another machine."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from infra.paths import ROOT
from infra.say import Stop

# Debian 12's Python, and what pip calls those machines.
PYTHON = "3.11"
PLATFORMS = {
    "amd64": ("manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"),
    "arm64": ("manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"),
}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def requirements() -> str:
    """The part of the locked list that the cabinet needs, hashes and all."""
    blocks = dict(_blocks((ROOT / "requirements-dev.lock").read_text()))
    return "".join(blocks[name] for name in sorted(_closure()))


def fetch(arch: str, into: Path) -> Path:
    """Raises Stop where there are no wheels for such a machine."""
    if arch not in PLATFORMS:
        raise Stop(f"there are no wheels of awscrt for {arch}: build them on such a machine and name --wheels.")
    into.mkdir(parents=True, exist_ok=True)
    listed = into / "requirements.txt"
    listed.write_text(requirements())
    platforms = [word for platform in PLATFORMS[arch] for word in ("--platform", platform)]
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--require-hashes", "--only-binary=:all:", "--python-version", PYTHON, *platforms, "--dest", str(into),
        "-r", str(listed),
    ]  # fmt: skip
    if subprocess.run(command, check=False).returncode:
        raise Stop(f"the libraries for {arch} could not be fetched.")
    listed.unlink()
    return into


def _closure() -> set[str]:
    """The device's direct needs and theirs, by what is installed here from the same locked list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found: set[str] = set()
    waiting = [_name(line) for line in project["optional-dependencies"]["device"]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [_name(line) for line in _needs(name) if "extra ==" not in line]
    return {name for name in found if not _is_absent(name)}


def _needs(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _is_absent(name: str) -> bool:
    """Needed on another Python or system only."""
    try:
        requires(name)
    except PackageNotFoundError:
        return True
    return False


def _blocks(locked: str) -> Iterator[tuple[str, str]]:
    for block in re.split(r"(?m)^(?=[A-Za-z0-9])", locked):
        if "==" in block:
            yield _name(block), block


def _name(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match[0]).lower()
